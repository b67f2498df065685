import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Compared, compareWithFewest } from './fewest-hidden.ts'
import { type Tried, tryLinkedSet, tryTable } from './try-case.ts'

// npm run disclosure -- --tables 20000 --sets 2000 --small 200 --seed 1

const usage = 'Usage: npm run disclosure -- [--tables N] [--sets N] [--small N] [--seed S]'

const count = z.coerce.number().int().nonnegative()
const given = z
  .object({
    tables: count.default(20_000),
    sets: count.default(2_000),
    small: count.default(200),
    seed: count.default(1),
  })
  .safeParse(argumentsGiven())
if (!given.success) stop(`${z.prettifyError(given.error)}\n${usage}`)
const { tables, sets, small, seed } = given.data

const began = Date.now()
const tried: Tried[] = []
for (let index = 0; index < tables; index += 1) keep(tryTable(seed + index))
for (let index = 0; index < sets; index += 1) keep(tryLinkedSet(seed + index))
const compared: Compared[] = []
for (let next = seed; compared.length < small; next += 1) {
  const found = compareWithFewest(next)
  if (found) compared.push(found)
}

for (const [kind, cases] of Map.groupBy(tried, each => each.kind)) print(lineOf(kind, cases))
const leaks = tried.reduce((sum, each) => sum + each.leaks.length, 0)
print(`hidden counts with fewer than five possible values: ${leaks}`)
if (compared.length > 0) {
  const [hidden, fewest] = (['hidden', 'fewest'] as const).map(name =>
    compared.reduce((sum, each) => sum + each[name], 0),
  )
  print(
    `${compared.length} small pictures: ${hidden} figures not shown, and ${fewest} at the least by any method`,
  )
}
print(`seed ${seed}, ${Math.round((Date.now() - began) / 1_000)} s`)
process.exit(leaks > 0 ? 1 : 0)

function keep(one: Tried): void {
  tried.push(one)
  for (const { what, values } of one.leaks)
    print(`${one.kind}, seed ${one.seed}: ${what} has ${values} possible values`)
}

function lineOf(kind: string, cases: readonly Tried[]): string {
  const sum = (name: 'figures' | 'small' | 'hidden' | 'refused') =>
    cases.reduce((total, each) => total + each[name], 0)
  const percent = (part: number) => `${((100 * part) / sum('figures')).toFixed(1)} %`
  const byTrying = cases.filter(each => each.wasTried).length
  return `${kind}: ${cases.length}, of which ${byTrying} by trying too; ${sum('figures')} figures, ${percent(sum('small'))} small, ${percent(sum('hidden'))} not shown; ${sum('refused')} pictures refused`
}

function argumentsGiven(): Record<string, string | undefined> {
  try {
    const text = { type: 'string' } as const
    return parseArgs({ options: { tables: text, sets: text, small: text, seed: text } }).values
  } catch (thrown) {
    stop(`${thrown instanceof Error ? thrown.message : thrown}\n${usage}`)
  }
}

function stop(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
