import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const room = new URL('../../../src/outreach/', import.meta.url).pathname

/** Statements that answer questions: figures, snapshots, exports, targets. */
const files = ['figures', 'snapshots', 'export', 'targets'].flatMap(folder =>
  readdirSync(join(room, folder), { recursive: true, encoding: 'utf8' })
    // Rollups keep the world of each row in a column.
    .filter(name => name.endsWith('.ts') && !name.startsWith('rollups/'))
    .map(name => join(folder, name)),
)

/** What reads rows that are either live or practice. */
const reading =
  /\b(?:from|join)\s+(?:activity|enquiry|sample|log_closing|post|\w+_month|\$\{publishedPosts\})\b/

const statements = files.flatMap(file =>
  [
    ...readFileSync(join(room, file), 'utf8').matchAll(
      /sql(?:<[^`]*?>)?`((?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^`{}]|\{[^{}]*\}|`[^`]*`)*\})*)`/g,
    ),
  ]
    .map(match => match[1] ?? '')
    .filter(statement => reading.test(statement))
    .map(statement => [file, statement.trim().slice(0, 60), statement] as const),
)

/** The column itself, what writes its condition, or posts that another statement found by it. */
const worlds =
  /\bsandbox = \$\{|\$\{posts\.map\(|\$\{(?:inScope|inDays|countedIn|closedIn|published|sampled|publishedIn|posted|activities)\(|from published\b/

it('finds the statements of the room', () => {
  expect(statements.length).toBeGreaterThan(10)
})

it.each(statements)('%s reads one world alone: %s', (_file, _start, statement) => {
  expect(statement).toMatch(worlds)
})
