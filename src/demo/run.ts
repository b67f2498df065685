import { orExit } from '../assembly/process.ts'
import { readDemoArguments, UsageError } from './arguments.ts'
import { checkPage } from './check-page.ts'

// `npm run demo`: the main job once, on the sandbox. It may be killed at any moment and run again: what was done is
// not done twice.
await orExit(async () => {
  try {
    const input = readDemoArguments(process.argv.slice(2))
    checkPage(input)
    // Loaded once there is something to do: a wrong command line is answered at once.
    const { untilStopped } = await import('./main-job.ts')
    await untilStopped(input)
    process.exit(0)
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown
    process.stderr.write(`dateline: ${thrown.message}\n`)
    process.exit(2)
  }
})
