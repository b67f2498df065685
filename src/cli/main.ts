import { CommanderError } from 'commander'
import { messageOf } from '../core/errors/errors.ts'
import { RefusedError } from './client.ts'
import { say, write } from './output.ts'
import { createProgram } from './program.ts'

// The reader of our output may stop early, as `head` does; that is no failure.
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
    say(`dateline: ${messageOf(thrown)}`)
    if (thrown instanceof RefusedError) showRefusal(thrown)
    process.exitCode = 1
  }
}

/** The ways out that there are, to be typed as they stand; the whole document with `--json`. */
function showRefusal({ problem, output }: RefusedError): void {
  if (output === 'json') write([JSON.stringify(problem, null, 2)])
  else for (const { at, offset } of problem.choices ?? []) say(`  --at ${at} --offset ${offset}`)
}
