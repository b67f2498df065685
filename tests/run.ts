import { parseCLI, startVitest } from 'vitest/node'
import { findProgram } from './services/find-program.ts'
import { preferMemoryFolder } from './services/memory-folder.ts'

// `npm test` and its siblings: everything this machine can run. What it cannot is said in one line; under CI that is a
// failure. CONTRIBUTING.md says which tests are left to which sibling.

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const servers = [
  { program: 'postgres', for: 'the tests on a PostgreSQL server', package: 'postgresql' },
  { program: 'redis-server', for: 'the tests on Redis', package: 'redis-server' },
  { program: 'nginx', for: 'the tests behind nginx', package: 'nginx-light' },
  { program: 'caddy', for: 'the tests behind Caddy', package: 'caddy' },
]
const browser = { program: 'chromium', for: 'the tests in a browser', package: 'chromium' }
const wanted = options.mode === 'browser' ? [browser, ...servers.slice(0, 2)] : servers
const missing = wanted.filter(({ program }) => !findProgram(program))
const leftOut = missing.map(each => `${each.for} (no ${each.program}: apt-get install ${each.package})`)

preferMemoryFolder()
const vitest = await startVitest('test', filter, { ...options, watch: false })
const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
for (const file of vitest.state.getTestModules()) {
  for (const test of file.children.allTests()) counts[test.result().state] += 1
}
const broken = vitest.state.getTestModules().filter(file => file.state() === 'failed').length
const errors = vitest.state.getUnhandledErrors().length
await vitest.close()

process.stdout.write(leftOut.length > 0 ? `Left out: ${leftOut.join('; ')}.\n` : 'Left out: nothing.\n')
if (options.mode === undefined) {
  process.stdout.write(
    'Not part of it: npm run test:deep (all runs, long journeys) and npm run test:browser.\n',
  )
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
const incomplete = Boolean(process.env.CI) && leftOut.length > 0
if (incomplete) process.stdout.write('Under CI nothing may be left out.\n')
process.exit(counts.failed > 0 || broken > 0 || errors > 0 || counts.passed === 0 || incomplete ? 1 : 0)
