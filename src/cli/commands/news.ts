import type { Command } from 'commander'
import { importForm, type NewsRow, news, newsState } from '../../api/news.ts'
import type { Input } from '../../api/parts/operation.ts'
import { createClient, readInput } from '../client.ts'
import { languageOption, oneOf } from '../options.ts'
import { excerpt, localMoment, print, say, table, write } from '../output.ts'
import { addAttachCommand } from './attach.ts'

export function addNewsCommands(program: Command): void {
  const commands = program
    .command('news')
    .description('news items: import, attach, list, show, submit, approve, return')
  addImport(commands)
  addAttachCommand(commands)
  addReading(commands)
  addReview(commands)
}

function addImport(commands: Command): void {
  commands
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
    .option('--json', 'print the whole answer as JSON')
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const client = createClient(command)
      const { form, office: officeId, language, project: projectId } = options
      for (const file of files) {
        const { name, bytes } = readInput(file)
        say(`${name}: importing …`)
        const query = { name, form, officeId, language, projectId }
        const answer = await client.call(news.import, { query, body: bytes })
        const { added, already, faults, notes } = answer
        print(command, answer, () => added.map(item => item.newsItemId))
        for (const { line, reason } of faults) say(`${name}:${line}: ${reason}`)
        for (const { place, message } of notes) say(`${name}, ${place}: note: ${message}`)
        say(`${name}: ${added.length} added, ${already.length} here before, ${faults.length} refused`)
        if (faults.length > 0) process.exitCode = 1
      }
    })
}

type ImportQuery = Input<typeof news.import>['query']

interface ImportOptions {
  form?: NonNullable<ImportQuery>['form']
  office?: string
  language?: NonNullable<ImportQuery>['language']
  project?: string
}

interface ListOptions extends Omit<NonNullable<Input<typeof news.list>['query']>, 'officeId'> {
  office?: string
  json?: true
}

function addReading(commands: Command): void {
  commands
    .command('list')
    .description('items, newest first')
    .option('--q <words>', 'words that each must have, or their beginnings')
    .option('--office <id>')
    .addOption(oneOf('--state <state>', 'only items in this state', newsState.options))
    .addOption(languageOption('--language <code>', 'only items with a variant in it'))
    .option('--limit <n>', 'at most so many, 1 to 100')
    .option('--cursor <id>', 'go on where a list ended')
    .option('--json')
    .action(async ({ office: officeId, ...which }: ListOptions, command: Command) => {
      const { json: _json, ...filter } = which
      const answer = await createClient(command).call(news.list, { query: { officeId, ...filter } })
      const { items, next } = answer
      print(command, answer, () => table(['id', 'state', 'office', 'languages', 'text'], items.map(rowOf)))
      if (next) say(`There is more: --cursor ${next}`)
    })

  commands
    .command('show')
    .description('one item, with the content hash that an approval is bound to')
    .argument('<id>')
    .option('--json')
    .action(async (id: string, _options: unknown, command: Command) => {
      const item = await createClient(command).call(news.show, { params: { id } })
      print(command, item, () => [
        `${item.id}  ${item.state}  ${item.officeId}  revision ${item.revision}`,
        `content hash ${item.contentHash}`,
        `places ${item.content.places.join(', ') || '-'}; topics ${item.content.topics.join(', ') || '-'}`,
        ...(item.content.link ? [`link ${item.content.link}`] : []),
        ...item.content.variants.flatMap(variant => ['', `[${variant.language}]`, variant.text]),
        '',
        ...item.trail.map(entry => `${localMoment(entry.at)}  ${entry.action}  ${entry.actor}`),
      ])
    })
}

function addReview(commands: Command): void {
  commands
    .command('submit')
    .description('put drafts before a second person')
    .argument('<ids...>')
    .option('--json')
    .action(async (ids: string[], _options: unknown, command: Command) => {
      const client = createClient(command)
      for (const id of ids) {
        const answer = await client.call(news.submit, { params: { id } })
        print(command, answer, () => [`${answer.newsItemId}  ${answer.contentHash}`])
      }
    })

  commands
    .command('approve')
    .description('approve exactly the content you opened; needs a sign-in, not an API key')
    .argument('<id>')
    .requiredOption('--hash <hash>', 'the content hash that "news show" printed')
    .option('--json')
    .action(async (id: string, options: { hash: string }, command: Command) => {
      const input = { params: { id }, body: { contentHash: options.hash } }
      const answer = await createClient(command).call(news.approve, input)
      print(command, answer, () => [answer.approvalId])
    })

  commands
    .command('return')
    .description('hand an item back to its authors')
    .argument('<id>')
    .requiredOption('--reason <text>')
    .action(async (id: string, options: { reason: string }, command: Command) => {
      await createClient(command).call(news.return, { params: { id }, body: options })
      write([`${id}  draft`])
    })
}

function rowOf({ id, state, officeId, languages, places, beginning }: NewsRow): string[] {
  const words = [...(places.length > 0 ? [`${places.join('/ ')}: `] : []), beginning?.text ?? ''].join('')
  return [id, state, officeId, languages.join(','), excerpt(words)]
}
