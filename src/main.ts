import { readSettings } from '../config/env.ts'
import { startWorkers } from '../workers/main.ts'
import { ensureSetupLink } from './access/setup-link.ts'
import { openCore } from './assembly/core.ts'
import { onceAsked, orExit } from './assembly/run-alone.ts'
import { startWeb } from './assembly/web.ts'

// The app: the web server, and the workers too when the record is embedded.
await orExit(async () => {
  const settings = readSettings()
  const core = await openCore(settings)
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

  process.stdout.write(`Dateline is ready at ${web.address}\n`)
  const link = await ensureSetupLink({ db: core.database.db, clock: core.clock }, core.publicUrl)
  if (link)
    process.stdout.write(`Nobody has signed up yet. Make the first administrator here, once:\n  ${link}\n`)
})
