import { parseArgs } from 'node:util'
import { z } from 'zod'
import { MissingServerError, setups } from './lane.ts'
import { runMany } from './run-many.ts'
import type { Outcome } from './run-once.ts'
import { scenarios } from './scenarios.ts'

// npm run faults -- --runs 500 --seed 1 --setup postgres-redis

const usage =
  'Usage: npm run faults -- [--runs N] [--seed S] [--setup postgres-redis|postgres|embedded] [--lanes N] [--only RUN] [--scenario WORDS]'

const given = z
  .object({
    runs: z.coerce.number().int().positive().default(100),
    seed: z.coerce.number().int().nonnegative().default(1),
    setup: z.enum(setups).default('postgres-redis'),
    lanes: z.coerce.number().int().positive().optional(),
    scenario: z
      .string()
      .refine(
        words => scenarios.some(({ name }) => name.includes(words)),
        'no scenario has these words in its name',
      )
      .default(''),
    only: z.coerce.number().int().nonnegative().optional(),
  })
  .safeParse(argumentsGiven())
if (!given.success) stop(2, `${z.prettifyError(given.error)}\n${usage}`)
const { setup, seed, only, scenario: words } = given.data
const runs = only === undefined ? given.data.runs : 1
const lanes = given.data.lanes ?? (setup === 'embedded' ? 3 : 4)

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
const began = Date.now()
let done = 0
const outcomes = await runMany(
  { setup, seed, from: only ?? 0, runs, lanes, words, signal: stopping.signal },
  outcome => {
    done += 1
    for (const fault of outcome.faults) print(`run ${outcome.run} (${outcome.scenario}): ${fault}`)
    const line = `${done} of ${runs} runs, ${Math.round((Date.now() - began) / 1_000)} s: run ${outcome.run}, ${outcome.scenario}, back after ${(outcome.recoveryMs / 1_000).toFixed(1)} s`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
    else if (done % 10 === 0 || done === runs || process.env.FAULTS_LOG) print(line)
  },
).catch(thrown => {
  if (thrown instanceof MissingServerError) stop(1, `The set-up "${setup}" cannot run: ${thrown.message}.`)
  if (stopping.signal.aborted) stop(130, 'Stopped before the end.')
  throw thrown
})
if (process.stderr.isTTY) process.stderr.write('\n')

const failed = outcomes.filter(outcome => outcome.faults.length > 0)
const slowest = outcomes.reduce((a, b) => (b.recoveryMs > a.recoveryMs ? b : a))
const table: [string, string | number][] = [
  ['set-up', setup],
  ['seed', seed],
  ['runs', outcomes.length],
  ['kills', sum('kills')],
  ['posts planned', sum('planned')],
  ['published', sum('published')],
  ['duplicates', sum('duplicates')],
  ['lost', sum('lost')],
  ['unapproved', sum('unapproved')],
  ['early', sum('early')],
  ['after recall', sum('afterRecall')],
  ['needless questions', sum('needlessQuestions')],
  ['needing attention', sum('needingAttention')],
  ['late, not lost', sum('late')],
  [
    'slowest recovery',
    `${(slowest.recoveryMs / 1_000).toFixed(1)} s (run ${slowest.run}, ${slowest.scenario})`,
  ],
  ['time', `${Math.round((Date.now() - began) / 1_000)} s`],
]
process.stdout.write(`${table.map(([name, value]) => `${name.padEnd(20)}${value}`).join('\n')}\n`)
if (failed.length > 0) {
  process.stdout.write(
    `Failed: ${failed.map(outcome => outcome.run).join(', ')}. Again: npm run faults -- --setup ${setup} --seed ${seed}${words ? ` --scenario ${JSON.stringify(words)}` : ''} --only ${failed[0]?.run}\n`,
  )
}
process.exit(failed.length > 0 ? 1 : 0)

function sum(
  name:
    | 'kills'
    | 'planned'
    | 'published'
    | 'duplicates'
    | 'lost'
    | 'unapproved'
    | 'early'
    | 'afterRecall'
    | 'needlessQuestions'
    | 'needingAttention'
    | 'late',
) {
  return outcomes.reduce((total: number, outcome: Outcome) => total + outcome[name], 0)
}

function argumentsGiven(): unknown {
  const options = Object.fromEntries(
    ['runs', 'seed', 'setup', 'lanes', 'only', 'scenario'].map(name => [name, { type: 'string' as const }]),
  )
  try {
    return parseArgs({ options }).values
  } catch (thrown) {
    return stop(2, `${thrown instanceof Error ? thrown.message : thrown}\n${usage}`)
  }
}

function print(line: string): void {
  process.stderr.write(`${line}\n`)
}

function stop(code: number, message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}
