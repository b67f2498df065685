import { type Command, InvalidArgumentError } from 'commander'
import { activities } from '../../api/activities.ts'
import type { Input } from '../../api/parts/operation.ts'
import { createClient } from '../client.ts'
import { addLogImport } from '../import-log.ts'
import { count } from '../options.ts'
import { say } from '../output.ts'

type Activity = Input<typeof activities.log>['body']
type Participants = NonNullable<Activity['participants']>

interface LogOptions
  extends Pick<Activity, 'kind' | 'place' | 'partner' | 'participants' | 'estimatedAudience' | 'materials'> {
  office: string
  date: string
}

export function addActivityCommands(program: Command): void {
  const commands = program.command('activities').description('offline outreach: log, import')
  addLogImport(commands, activities.import)
  commands
    .command('log')
    .description('log one activity')
    .requiredOption('--office <id>')
    .requiredOption('--date <day>', 'the local day: 2026-11-23')
    .requiredOption('--kind <word>', 'such as session, counselling-day, radio-programme')
    .requiredOption('--place <place>')
    .option('--partner <name>')
    .option('--participants <list>', 'such as women:18-24=3,men:25-34=2,unknown:unknown=4', participantsOf)
    .option('--estimated-audience <n>', 'an estimate is never added to participants', count)
    .option('--materials <n>', 'handed out', count)
    .action(async ({ office: officeId, date: heldOn, ...activity }: LogOptions, command: Command) => {
      const body = { officeId, heldOn, ...activity }
      await createClient(command).call(activities.log, { body })
      say('logged')
    })
}

function participantsOf(list: string): Participants {
  const participants: Participants = {}
  for (const entry of list.split(',')) {
    const [, sex = '', age = '', number = ''] = /^(\w+):([^=]+)=(\d{1,7})$/.exec(entry.trim()) ?? []
    if (sex !== 'women' && sex !== 'men' && sex !== 'unknown')
      throw new InvalidArgumentError(`"${entry}" must be like women:18-24=3.`)
    participants[sex] = { ...participants[sex], [age]: Number(number) }
  }
  return participants
}
