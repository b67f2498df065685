import type { Command } from 'commander'
import { createClient } from '../client.ts'
import { addLogImport } from '../import-log.ts'
import { count } from '../options.ts'
import { say } from '../output.ts'

export function addEnquiryCommands(program: Command): void {
  const enquiries = program
    .command('enquiries')
    .description('questions that reached an office, as counts: log, import')
  addLogImport(enquiries, '/api/v1/enquiries/import')
  enquiries
    .command('log')
    .description('log how many enquiries of one kind came on a day')
    .requiredOption('--office <id>')
    .requiredOption('--date <day>', 'the local day: 2026-11-23')
    .requiredOption('--channel <word>', 'how they came: phone, walk-in, whatsapp …')
    .requiredOption('--topic <word>')
    .option('--language <code>')
    .option('--count <n>', 'how many', count, 1)
    .action(async (options: Record<string, unknown>, command: Command) => {
      const { office: officeId, date: askedOn, channel, topic, language } = options
      const enquiry = { officeId, askedOn, channel, topic, language, count: options.count }
      await createClient(command).send('POST', '/api/v1/enquiries', { enquiries: [enquiry] })
      say('logged')
    })
}
