import { globSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

// `npm test`; with the mode `deep` (`npm run test:deep`) what that leaves out: the properties in all their runs, what a
// server database was tried with on the embedded one, and the long journeys; with the mode `browser` (`npm run test:browser`) what needs Chromium, and nothing else.

/** Files that look at their own process, change what others of it would see, or must not see what others loaded. */
const apart = [
  'tests/bounded/**/*.test.ts',
  'tests/check/**/*.test.ts',
  'tests/cli/**/*.test.ts',
  'tests/faults/**/*.test.ts',
  'tests/journeys/**/*.test.ts',
  'tests/**/growth.test.ts',
  'tests/assembly/start.test.ts',
  'tests/database/open-on-thread.test.ts',
  'tests/networks/x-traps.test.ts',
  'tests/web/refusals.test.ts',
]
const inBrowser = ['tests/browser/**/*.test.ts']
/** What takes half a minute and more, for what shorter tests show in parts, or `npm run check` shows too. */
const long = [
  'tests/**/growth.test.ts',
  'tests/check/arrows.test.ts',
  'tests/check/network-names.test.ts',
  'tests/cli/dateline.test.ts',
  'tests/faults/**/*.test.ts',
  'tests/journeys/backup.test.ts',
  'tests/journeys/bad-input.test.ts',
  'tests/journeys/demo.test.ts',
  'tests/journeys/kill.test.ts',
  'tests/journeys/nairobi.test.ts',
  'tests/journeys/networks.test.ts',
  'tests/journeys/scaled.test.ts',
  'tests/journeys/start-demo.test.ts',
]

const isApart = (file: string) => apart.some(pattern => matchesGlob(file, pattern))
/** Files whose properties have fewer runs in `npm test`, and those that it runs on one of two databases. */
const withDepth = globSync('tests/**/*.test.ts').filter(file =>
  /\/depth\.ts'|\bdatabaseKinds\b|\bbuildApp\(|\bfreshDatabase\(\)/.test(readFileSync(file, 'utf8')),
)

export default defineConfig(({ mode }) => {
  const isDeep = mode === 'deep'
  const shared = {
    // Dateline's own processes start with it: the embedded PostgreSQL then starts with a third less of the processor.
    execArgv: ['--import', new URL('config/node.js', import.meta.url).href],
    testTimeout: isDeep ? 120_000 : 60_000,
    hookTimeout: 120_000,
  }
  const projects: TestProjectInlineConfiguration[] = [
    {
      test: {
        ...shared,
        name: 'apart',
        include: isDeep ? [...long, ...withDepth.filter(isApart)] : apart,
        exclude: isDeep ? [] : long,
      },
    },
    // One process after another would load the same modules a hundred times, which is most of what a short file costs.
    {
      test: {
        ...shared,
        name: 'together',
        include: isDeep ? withDepth : ['tests/**/*.test.ts'],
        exclude: [...apart, ...inBrowser],
        isolate: false,
      },
    },
  ]
  // A browser waits for a machine that does several things at once; `patience` of tests/factories/web-app.ts is as long.
  const browser: TestProjectInlineConfiguration = {
    test: {
      ...shared,
      name: 'browser',
      include: inBrowser,
      testTimeout: 120_000,
      expect: { poll: { timeout: 45_000 } },
    },
  }
  return {
    test: {
      globalSetup: ['tests/global-setup.ts'],
      provide: { depth: isDeep ? 'deep' : 'usual' },
      // Much of the time goes into waiting for servers and processes, so that a worker to a core is not too many.
      maxWorkers: '100%',
      projects: mode === 'browser' ? [browser] : projects,
    },
  }
})
