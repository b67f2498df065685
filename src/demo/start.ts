import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../../config/env.ts'
import type { Core } from '../assembly/core.ts'
import { assertPortIsFree } from '../assembly/port-is-free.ts'
import { onceAsked, orExit } from '../assembly/process.ts'
import { startWeb } from '../assembly/web.ts'
import { ensureWebApp } from '../assembly/web-app.ts'
import { readStartArguments, UsageError } from './arguments.ts'
import { openInstallation } from './lived-in/open-installation.ts'
import { openDemo } from './open-demo.ts'

// `npm run start:demo`: the app over an installation that looks lived in, on the sandbox; where `--out DIR` has the data
// of `npm run demo`, or DATABASE_URL names a server, over those.
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
  const demo = await open(out)
  const web = await startWeb(demo.core).catch(async thrown => {
    await demo.close()
    throw thrown
  })
  onceAsked(async () => {
    await web.close()
    await demo.close()
  })
  await webApp
  process.stdout.write(`Dateline is ready at ${demo.core.publicUrl}\n\n${demo.signIns}\n`)
}

interface Served {
  core: Core
  signIns: string
  close(): Promise<void>
}

async function open(out: string): Promise<Served> {
  if (process.env.DATABASE_URL || existsSync(join(out, 'data'))) return await openMainJob(out)
  const installation = await openInstallation(out, {
    logLevel: 'warn',
    onMaking: () =>
      void process.stderr.write('Making the demo: three offices and a quarter of their work. Once only.\n'),
  })
  const rows = installation.signIns.map(({ name, role, email, password }) => [name, role, email, password])
  const { publicUrl } = installation.core
  const more = [
    'No second factor is asked for; each of them can set one up.',
    `What the sandbox networks show: ${publicUrl}/sandbox`,
  ]
  return { ...installation, signIns: [table(installation.core, rows), '', ...more].join('\n') }
}

/** What `npm run demo` made. */
async function openMainJob(out: string): Promise<Served> {
  const demo = await openDemo(out, { logLevel: 'warn' })
  const posts = await demo.core.database.db.selectFrom('post').select('id').limit(1).execute()
  const hint =
    posts.length === 0 ? '\n\nNothing is published yet: stop this and run `npm run demo` first.' : ''
  const rows = demo.people.map(({ name, email, password }) => [name, email, password])
  return { ...demo, signIns: table(demo.core, rows) + hint }
}

function table({ publicUrl }: Core, rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map(row => row[column]?.length ?? 0)),
  )
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [`Sign in at ${publicUrl}/sign-in as one of these:`, ...lines].join('\n')
}
