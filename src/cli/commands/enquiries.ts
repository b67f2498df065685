import type { Command } from 'commander'
import { enquiries } from '../../api/enquiries.ts'
import type { Input } from '../../api/parts/operation.ts'
import { createClient } from '../client.ts'
import { addLogImport } from '../import-log.ts'
import { count } from '../options.ts'
import { say } from '../output.ts'

type Enquiry = Input<typeof enquiries.log>['body']['enquiries'][number]

interface LogOptions extends Pick<Enquiry, 'channel' | 'topic' | 'language' | 'count'> {
  office: string
  date: string
}

export function addEnquiryCommands(program: Command): void {
  const commands = program
    .command('enquiries')
    .description('questions that reached an office, as counts: log, import')
  addLogImport(commands, enquiries.import)
  commands
    .command('log')
    .description('log how many enquiries of one kind came on a day')
    .requiredOption('--office <id>')
    .requiredOption('--date <day>', 'the local day: 2026-11-23')
    .requiredOption('--channel <word>', 'how they came: phone, walk-in, whatsapp …')
    .requiredOption('--topic <word>')
    .option('--language <code>')
    .option('--count <n>', 'how many', count, 1)
    .action(async ({ office: officeId, date: askedOn, ...counted }: LogOptions, command: Command) => {
      const body = { enquiries: [{ officeId, askedOn, ...counted }] }
      await createClient(command).call(enquiries.log, { body })
      say('logged')
    })
}
