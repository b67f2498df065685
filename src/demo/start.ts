import { readSettings } from '../../config/env.ts'
import { assertPortIsFree } from '../assembly/port-is-free.ts'
import { onceAsked, orExit } from '../assembly/process.ts'
import { startWeb } from '../assembly/web.ts'
import { ensureWebApp } from '../assembly/web-app.ts'
import { readStartArguments, UsageError } from './arguments.ts'
import { type OpenDemo, openDemo } from './open-demo.ts'

// `npm run start:demo`: the app over the demo's data, on the sandbox, for looking at it in a browser.
await orExit(async () => {
  try {
    await serve(readStartArguments(process.argv.slice(2)))
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown
    process.stderr.write(`dateline: ${thrown.message}\n`)
    process.exit(2)
  }
})

async function serve({ out }: { out: string }): Promise<void> {
  const webApp = ensureWebApp(readSettings({ BUILD_WEB_APP: process.env.BUILD_WEB_APP }))
  // The port before the demo's data, so that a refusal leaves nothing behind.
  await assertPortIsFree(readSettings({ HOST: process.env.HOST, PORT: process.env.PORT }))
  const demo = await openDemo(out, { logLevel: 'warn' })
  const web = await startWeb(demo.core).catch(async thrown => {
    await demo.close()
    throw thrown
  })
  onceAsked(async () => {
    await web.close()
    await demo.close()
  })
  await webApp
  const isEmpty =
    (await demo.core.database.db.selectFrom('post').select('id').limit(1).execute()).length === 0
  process.stdout.write(`Dateline is ready at ${demo.core.publicUrl}\n\n${signIns(demo)}\n`)
  if (isEmpty) process.stdout.write('\nNothing is published yet: stop this and run `npm run demo` first.\n')
}

function signIns({ core, people }: OpenDemo): string {
  const rows = people.map(({ name, email, password }) => [name, email, password].map(cell => cell.padEnd(22)))
  const table = rows.map(row => row.join('').trimEnd())
  return [`Sign in at ${core.publicUrl}/sign-in as one of these:`, ...table].join('\n')
}
