import { CommanderError } from 'commander'
import { messageOf } from '../core/errors.ts'
import { onTerminal } from '../core/text/on-terminal.ts'
import { createProgram } from './program.ts'

// Whoever reads our output may stop early, as `head` does; that is no failure.
process.stdout.on('error', thrown => {
  if ('code' in thrown && thrown.code === 'EPIPE') process.exit()
  throw thrown
})

/** Exit codes: 0 all done, 1 failed, 2 the command was not understood; docs/errors.md. */
try {
  await createProgram().parseAsync()
} catch (thrown) {
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`dateline: ${onTerminal(messageOf(thrown))}\n`)
    process.exitCode = 1
  }
}
