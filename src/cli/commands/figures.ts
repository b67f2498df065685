import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { infographicFormat, infographicLanguage } from '../../api/figures.ts'
import { frozenAnswer, snapshotsAnswer } from '../../api/snapshots.ts'
import { messageOf } from '../../core/errors/errors.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import { createClient } from '../client.ts'
import { oneOf } from '../options.ts'
import { localMoment, print, say, table } from '../output.ts'

/** `metrics export`, `snapshots` and `infographics render`. */
export function addFigureCommands(program: Command): void {
  program
    .command('metrics')
    .description('metrics: export')
    .command('export')
    .description('every value behind the figures, with its code book')
    .requiredOption('--offices <ids>', 'with commas between them')
    .requiredOption('--from <day>', 'included')
    .requiredOption('--to <day>', 'included')
    .addOption(oneOf('--format <format>', 'csv or json', ['csv', 'json']).default('csv'))
    .option('--out <file>', 'standard output when absent')
    .action(async (options: Record<string, string>, command: Command) => {
      const { offices, from, to, format, out } = options
      const { bytes } = await createClient(command).download('/api/v1/metrics/export', {
        offices,
        from,
        to,
        format,
      })
      deliver(bytes, out)
    })

  addSnapshots(program.command('snapshots').description('frozen figures: freeze, list'))

  program
    .command('infographics')
    .description('infographics: render')
    .command('render')
    .description('draw a snapshot for people, in a language')
    .argument('<snapshot>')
    .addOption(
      oneOf('--language <code>', 'of its words', infographicLanguage.options).default(fallbackLanguage),
    )
    .addOption(oneOf('--format <format>', 'of the file', infographicFormat.options).default('png'))
    .requiredOption('--out <file>')
    .action(async (id: string, options: Record<string, string>, command: Command) => {
      const { language: code, format, out } = options
      say('drawing …')
      const path = `/api/v1/snapshots/${encodeURIComponent(id)}/infographic`
      const { bytes } = await createClient(command).download(path, { language: code, format })
      deliver(bytes, out)
    })
}

interface FreezeOptions {
  offices: string
  from: string
  to: string
  soFar?: true
  practice?: true
  live?: true
}

function addSnapshots(snapshots: Command): void {
  snapshots
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
      const answer = await createClient(command).send('POST', '/api/v1/snapshots', body)
      print(command, answer, () => [frozenAnswer.parse(answer).id])
    })

  snapshots
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/snapshots')
      const rows = snapshotsAnswer
        .parse(answer)
        .snapshots.map(one => [one.id, one.officeIds.join(','), one.from, one.to, localMoment(one.frozenAt)])
      print(command, answer, () => table(['id', 'offices', 'from', 'to', 'frozen'], rows))
    })
}

function deliver(bytes: Uint8Array, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(bytes)
    return
  }
  try {
    writeFileSync(out, bytes)
  } catch (thrown) {
    throw new Error(`${out} cannot be written: ${messageOf(thrown).split(',')[0]}.`)
  }
  say(`${out}: ${bytes.length} bytes`)
}
