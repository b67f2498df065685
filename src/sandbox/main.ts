import { parseArgs } from 'node:util'
import { z } from 'zod'
import { messageOf } from '../core/errors/errors.ts'
import { systemClock } from '../core/time/clock.ts'
import { openFileStore } from './file-store.ts'
import { startSandbox } from './start.ts'

const usage =
  'Usage: node src/sandbox/main.ts [--x-port N] [--facebook-port N] [--mastodon-port N] [--host ADDRESS] [--data FILE] ' +
  '[--reply-delay MS] [--read-lag MS] [--x-posts-per-quarter-hour N] ' +
  '[--x-app-posts-per-day N] [--facebook-calls-per-day N]'

const number = z.coerce.number().int().nonnegative()
const flags = z.object({
  'x-port': number.max(65_535).default(0),
  'facebook-port': number.max(65_535).default(0),
  'mastodon-port': number.max(65_535).default(0),
  host: z.string().default('127.0.0.1'),
  data: z.string().optional(),
  'reply-delay': number.optional(),
  'read-lag': number.optional(),
  'x-posts-per-quarter-hour': number.optional(),
  'x-app-posts-per-day': number.optional(),
  'facebook-calls-per-day': number.optional(),
})

/** The sandbox networks as a process of their own: prints one JSON line with the origins once both answer. */
async function run(): Promise<void> {
  const given = flags.safeParse(argumentsGiven())
  if (!given.success) return stop(2, `${z.prettifyError(given.error)}\n${usage}`)
  const asked = given.data
  const settings = Object.entries({
    replyDelayMs: asked['reply-delay'],
    readLagMs: asked['read-lag'],
    xPostsPerQuarterHour: asked['x-posts-per-quarter-hour'],
    xAppPostsPerDay: asked['x-app-posts-per-day'],
    facebookCallsPerDay: asked['facebook-calls-per-day'],
  }).filter(([, value]) => value !== undefined)
  const sandbox = await startSandbox({
    clock: systemClock,
    host: asked.host,
    xPort: asked['x-port'],
    facebookPort: asked['facebook-port'],
    mastodonPort: asked['mastodon-port'],
    settings: Object.fromEntries(settings),
    ...(asked.data ? { store: openFileStore(asked.data) } : {}),
  })
  const { xOrigin, facebookOrigin, mastodonOrigin } = sandbox
  const origins = { xOrigin, facebookOrigin, mastodonOrigin }
  process.stdout.write(`${JSON.stringify({ ...origins, pid: process.pid })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
  }
}

function argumentsGiven(): unknown {
  const options = Object.fromEntries(
    Object.keys(flags.shape).map(name => [name, { type: 'string' as const }]),
  )
  try {
    return parseArgs({ options }).values
  } catch (thrown) {
    return stop(2, `${messageOf(thrown)}\n${usage}`)
  }
}

function stop(code: number, message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

await run().catch(thrown => stop(1, `The sandbox networks could not start: ${messageOf(thrown)}`))
