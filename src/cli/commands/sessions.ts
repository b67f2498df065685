import type { Command } from 'commander'
import { type SessionSummary, sessions } from '../../api/sessions.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { localMoment, print, table, write } from '../output.ts'

/** Where you are signed in. */
export function addSessionCommands(program: Command): void {
  const commands = program.command('sessions').description('where you are signed in: list, end')
  commands
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      const items = await everyPage(cursor => client.call(sessions.list, { query: { cursor } }))
      print(command, { items }, () => sessionTable(items))
    })

  commands
    .command('end')
    .description('end one session, or all but this one')
    .argument('[id]')
    .option('--others', 'all but this one')
    .action(async (id: string | undefined, options: { others?: true }, command: Command) => {
      if ((id === undefined) === (options.others === undefined))
        command.error('error: give either a session or --others')
      const client = createClient(command)
      const { ended } = await (id === undefined
        ? client.call(sessions.endOthers)
        : client.call(sessions.end, { params: { id } }))
      write([`${ended} ended`])
    })
}

/** Sessions as lines for people. */
export function sessionTable(items: readonly SessionSummary[]): string[] {
  const rows = items.map(session => [
    session.id,
    localMoment(session.lastSeenAt),
    session.network ?? '',
    `${session.userAgent || 'unknown'}${session.isCurrent ? ' (this one)' : ''}`,
  ])
  return table(['id', 'last used', 'network', 'browser'], rows)
}
