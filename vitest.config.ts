import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    // Much of the time goes into waiting for servers and processes, so that a worker to a core is not too many.
    maxWorkers: '100%',
    // Dateline's own processes start with it: the embedded PostgreSQL then starts with a third less of the processor.
    execArgv: ['--import', new URL('config/node.js', import.meta.url).href],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
