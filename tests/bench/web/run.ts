import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findProgram } from '../../services/find-program.ts'
import { loads } from './loads.ts'
import { memory } from './memory.ts'
import { measureWeb, overBudget, type Size } from './sizes.ts'

// `npm run bench -- web [--sizes | --memory [--hour]]`: what the web app costs to load, by route, against its budgets; and how soon it shows and
// answers on a slow line, where Chromium is. Its exit code is 1 above a budget. With --memory instead, what the calendar
// holds after the live events of an hour, sent as quickly as may be, or with --hour in an hour.

const at = (path: string) => fileURLToPath(new URL(`../../../config/${path}`, import.meta.url))
execFileSync(process.execPath, ['--import', at('node.js'), at('web/build.ts'), '--if-needed'], {
  stdio: 'inherit',
})

const chromium = findProgram('chromium')
if (process.argv.includes('--memory')) {
  if (!chromium) throw new Error('--memory needs Chromium: apt-get install chromium')
  print(
    ['live events', 'requests', 'JS heap MB', 'DOM nodes', 'listeners'],
    await memory(chromium, { inRealTime: process.argv.includes('--hour') }),
  )
  process.exit(0)
}

const sizes = measureWeb()
print(
  ['route', 'usable: gzip', 'brotli', 'complete: gzip', 'brotli', 'style sheets: gzip', 'brotli'],
  sizes.routes.map(({ route, usable, complete, css }) => [route, ...kb(usable), ...kb(complete), ...kb(css)]),
)
print(
  ['language', 'gzip', 'brotli'],
  sizes.languages.map(({ language, size }) => [language, ...kb(size)]),
)
print(
  ["the server's sentences", 'gzip', 'brotli'],
  sizes.sentences.map(({ kind, size }) => [kind, ...kb(size)]),
)
const over = overBudget(sizes)
for (const { kind, what, bytes, most } of over)
  process.stdout.write(
    `Over budget: ${what}, ${kind}: ${(bytes / 1_000).toFixed(1)} KB; at most ${most} KB are allowed.\n`,
  )
if (over.length === 0) process.stdout.write('\nAll within their budgets (KB of 1,000 bytes, gzipped).\n')

if (process.argv.includes('--sizes')) process.exit(over.length > 0 ? 1 : 0)
if (!chromium) process.stdout.write('Left out: how soon it loads (no chromium: apt-get install chromium).\n')
else
  print(
    ['64 kbit/s, 300 ms, 5 % of packets lost', 'first paint', 'usable', 'KB', 'long tasks'],
    await loads(chromium),
  )
process.exit(over.length > 0 ? 1 : 0)

function kb({ gzip, brotli }: Size): string[] {
  return [gzip, brotli].map(bytes => (bytes / 1_000).toFixed(1))
}

function print(head: string[], rows: string[][]): void {
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`)
  process.stdout.write(`\n${lines.join('\n')}\n`)
}
