import { readSettings, type Settings } from '../config/env.ts'
import { openDatabase } from './assembly/database.ts'
import { assertPortIsFree } from './assembly/port-is-free.ts'
import { onceAsked, orExit } from './assembly/process.ts'
import { ensureWebApp } from './assembly/web-app.ts'
import { parseSecretKeys } from './secrets/secret-keys.ts'

// The app: the web server, and the workers too when the record is embedded.
await orExit(async () => {
  const settings = readSettings()
  if (settings.SECRET_KEYS) parseSecretKeys(settings.SECRET_KEYS)
  await assertPortIsFree(settings)
  // The first start makes a database; the rest of the program is loaded meanwhile, where nothing else can refuse.
  const database = needsOthers(settings) ? undefined : openDatabase(settings)
  database?.catch(() => undefined)
  const webApp = ensureWebApp(settings)
  const [{ openCore }, { startWeb }, { startWorkers }, { ensureSetupLink }, { connectSandbox }] =
    await Promise.all([
      import('./assembly/core.ts'),
      import('./assembly/web.ts'),
      import('../workers/main.ts'),
      import('./access/passwords/setup-link.ts'),
      import('./assembly/connect-sandbox.ts'),
    ])
  const core = await openCore(settings, database ? { database } : {})
  const stopping = new AbortController()
  const web = await startWeb(core).catch(async thrown => {
    await core.close()
    throw thrown
  })
  if (!settings.DATABASE_URL) startWorkers(core, stopping.signal)
  onceAsked(async () => {
    stopping.abort()
    await web.close()
    await core.close()
  })

  await webApp
  connectSandbox(core).catch(thrown => core.log.error({ err: thrown }, 'the sandbox has no channels'))
  process.stdout.write(`Dateline is ready at ${web.address}\n`)
  const link = await ensureSetupLink({ db: core.database.db, clock: core.clock }, core.publicUrl)
  if (link)
    process.stdout.write(
      `No accounts yet. Create the first administrator (the link works once):\n  ${link}\n`,
    )
})

/** Servers of others, which are asked before anything is made. */
function needsOthers({ DATABASE_URL, MEDIA_STORAGE }: Settings): boolean {
  return DATABASE_URL !== undefined || MEDIA_STORAGE !== undefined
}
