import type { Command } from 'commander'
import { snapshots } from '../../api/snapshots.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { localMoment, print, table } from '../output.ts'

interface FreezeOptions {
  offices: string
  from: string
  to: string
  soFar?: true
  practice?: true
  live?: true
}

export function addSnapshotCommands(program: Command): void {
  const commands = program.command('snapshots').description('frozen figures: freeze, list')
  commands
    .command('freeze')
    .requiredOption('--offices <ids>', 'with commas between them')
    .requiredOption('--from <day>', 'included')
    .requiredOption('--to <day>', 'included')
    .option('--so-far', 'take a period that is not over up to today')
    .option('--practice', 'practice figures, also where the live networks are in use')
    .option('--live', 'live figures, also where the sandbox networks are in use')
    .option('--json')
    .action(async (options: FreezeOptions, command: Command) => {
      const { offices, from, to, practice, live, soFar } = options
      const sandbox = practice || live ? { sandbox: practice === true } : {}
      const body = { officeIds: offices.split(','), from, to, ...sandbox, ...(soFar ? { soFar } : {}) }
      const answer = await createClient(command).call(snapshots.freeze, { body })
      print(command, answer, () => [answer.id])
    })

  commands
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      const items = await everyPage(cursor => client.call(snapshots.list, { query: { cursor } }))
      const rows = items.map(one => [
        one.id,
        one.officeIds.join(','),
        one.from,
        one.to,
        localMoment(one.frozenAt),
      ])
      print(command, { items }, () => table(['id', 'offices', 'from', 'to', 'frozen'], rows))
    })
}
