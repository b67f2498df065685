import { readFileSync } from 'node:fs'
import { readSettings } from '../../config/env.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { prepareServer } from './prepare-server.ts'
import { orExit } from './process.ts'

// What `dateline database migrate` and `dateline database roles` run: on the settings themselves, before there is an app.
await orExit(async () => {
  const [task] = process.argv.slice(2)
  if (task === 'roles') {
    process.stdout.write(readFileSync(new URL('database-roles.sql', import.meta.url), 'utf8'))
    return
  }
  const settings = readSettings()
  if (!settings.DATABASE_OWNER_URL) {
    throw new DatelineError('owner-url-missing', {})
  }
  await prepareServer(settings)
  process.stderr.write('The database is up to date, and its roles have their rights.\n')
})
