import { type Command, InvalidArgumentError } from 'commander'
import { createClient } from '../client.ts'
import { addLogImport } from '../import-log.ts'
import { count } from '../options.ts'
import { say } from '../output.ts'

type Participants = Record<string, Record<string, number>>

export function addActivityCommands(program: Command): void {
  const activities = program.command('activities').description('offline outreach: log, import')
  addLogImport(activities, '/api/v1/activities/import')
  activities
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
    .action(async (options: Record<string, unknown>, command: Command) => {
      const { office: officeId, date: heldOn, kind, place, partner, participants } = options
      const { estimatedAudience, materials } = options
      const body = { officeId, heldOn, kind, place, partner, participants, estimatedAudience, materials }
      await createClient(command).send('POST', '/api/v1/activities', body)
      say('logged')
    })
}

function participantsOf(list: string): Participants {
  const participants: Participants = {}
  for (const entry of list.split(',')) {
    const [, sex = '', age = '', number = ''] =
      /^(women|men|unknown):([^=]+)=(\d{1,7})$/.exec(entry.trim()) ?? []
    if (!sex) throw new InvalidArgumentError(`"${entry}" must be like women:18-24=3.`)
    participants[sex] = { ...participants[sex], [age]: Number(number) }
  }
  return participants
}
