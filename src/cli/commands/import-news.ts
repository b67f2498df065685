import type { Command } from 'commander'
import { news as newsOperations } from '../../api/news/news.ts'
import { importForm } from '../../api/parts/import-form.ts'
import type { Input } from '../../api/parts/operation.ts'
import { createClient, readInput } from '../client.ts'
import { languageOption, oneOf } from '../options.ts'
import { print, say } from '../output.ts'

/** `news import`: items from files, one file after the other. */
export function addNewsImport(news: Command): void {
  news
    .command('import')
    .description('bring items in from files, or from standard input ("-")')
    .argument('<files...>')
    .addOption(
      oneOf(
        '--form <form>',
        'the format of the files; detected from name or content if omitted',
        importForm.options,
      ),
    )
    .option('--office <id>', 'the office of items whose dateline names no known place')
    .addOption(languageOption('--language <code>', 'the language of items that do not say'))
    .option('--project <id>')
    .option('--dry-run', 'only say what would become of each record')
    .option('--json', 'print the whole answer as JSON')
    .addHelpText('after', '\nExample:\n  dateline news import items.txt --office lahore')
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const client = createClient(command)
      const { form, office: officeId, language, project: projectId } = options
      const dryRun = options.dryRun ? ('yes' as const) : ('no' as const)
      for (const file of files) {
        const { name, bytes } = readInput(file)
        say(`${name}: importing …`)
        const query = { name, form, officeId, language, projectId, dryRun }
        const answer = await client.call(newsOperations.import, { query, body: bytes })
        const { added, already, faults, notes } = answer
        print(command, answer, () =>
          added.map(
            ({ newsItemId, line, officeId, places }) =>
              newsItemId ?? `line ${line}  ${officeId}  ${places.join(', ')}`.trimEnd(),
          ),
        )
        for (const { line, reason } of faults) say(`${name}:${line}: ${reason}`)
        for (const { place, message } of notes) say(`${name}, ${place}: note: ${message}`)
        say(
          `${name}: ${added.length} ${options.dryRun ? 'to add' : 'added'}, ${already.length} here before, ${faults.length} refused`,
        )
        if (faults.length > 0) process.exitCode = 1
      }
    })
}

type ImportQuery = Input<typeof newsOperations.import>['query']

interface ImportOptions {
  form?: NonNullable<ImportQuery>['form']
  office?: string
  language?: NonNullable<ImportQuery>['language']
  project?: string
  dryRun?: true
}
