import type { Command } from 'commander'
import type { activities } from '../../api/outreach/activities.ts'
import type { enquiries } from '../../api/outreach/enquiries.ts'
import type { DateOrder } from '../../core/time/date-order.ts'
import { createClient, readInput } from '../client.ts'
import { print, say } from '../output.ts'

/** Adds `import` to a log of outreach; what is wrong with a row is reported by line, and the others are imported. */
export function addLogImport(
  group: Command,
  operation: typeof activities.import | typeof enquiries.import,
): void {
  group
    .command('import')
    .description('bring rows in from CSV files or workbooks (.xlsx), or from standard input ("-")')
    .argument('<files...>')
    .option('--office <id>', 'for files without an office column')
    .option(
      '--source <name>',
      "whose sheet it is, by default the file's name; equal rows of two sources both count",
    )
    .option('--date-order <order>', 'of dates whose year comes last: "dmy" or "mdy"')
    .option('--column <heading=column...>', 'which column a heading of your own is, or "leave-out"')
    .option('--replace', 'end the rows of the source, in the months of the file, that the file does not hold')
    .option('--dry-run', 'only say what the import would do')
    .option('--json')
    .addHelpText('after', `\nExample:\n  dateline ${group.name()} import august.csv --office lahore`)
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const client = createClient(command)
      for (const file of files) {
        const { name, bytes } = readInput(file)
        say(`${name}: importing …`)
        const { office: officeId, source, dateOrder, column } = options
        const query = { name, officeId, source, dateOrder, column, ...flagsOf(options) }
        const answer = await client.call(operation, { query, body: bytes })
        const { added, known, ended, kept, refused, faults, months, unfamiliar, notes } = answer
        print(command, answer, () => [])
        for (const { line, reason } of faults) say(`${name}:${line}: ${reason}`)
        for (const { place, message } of notes) say(`${name}, ${place}: note: ${message}`)
        if (unfamiliar.length > 0)
          say(`${name}: words on no list, to be placed or merged by "log-words": ${unfamiliar.join(', ')}`)
        for (const { officeId: office, month, before, after } of months)
          say(
            `${name}: ${office} ${month}: ${before.entries} entries (${before.total}) before, ${after.entries} (${after.total}) after`,
          )
        say(`${name}: ${added} added, ${known} here before, ${ended} ended, ${refused} refused`)
        if (kept > 0) say(`${name}: ${kept} of before stay, because the rows that replace them were refused`)
        if (options.dryRun) say(`${name}: nothing was changed`)
        if (faults.length > 0) process.exitCode = 1
      }
    })
}

function flagsOf({ replace, dryRun }: ImportOptions) {
  return { replace: replace ? 'true' : undefined, dryRun: dryRun ? 'true' : undefined }
}

interface ImportOptions {
  office?: string
  source?: string
  dateOrder?: DateOrder
  column?: string[]
  replace?: boolean
  dryRun?: boolean
}
