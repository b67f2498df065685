import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSettings, type Settings } from '../../config/env.ts'
import type { Entrant } from '../backup/access-after-restore.ts'
import { auditSentences } from '../backup/audit-head.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { readableBackup, restoreBackup } from '../backup/restore-backup.ts'
import { backupSentences, restoreSentences } from '../backup/sentences.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { unusableServer } from '../core/errors/unusable-server.ts'
import { systemClock } from '../core/time/clock.ts'
import { type BareDatabase, hasEmbedded, openBareEmbedded, openBareServer } from '../database/bare.ts'
import { parseSecretKeys, type SecretKeys } from '../secrets/secret-keys.ts'
import { openMediaStorage } from './media-storage.ts'
import { prepareServer } from './prepare-server.ts'
import { orExit } from './process.ts'
import { noteRestore, rememberedHead } from './sealed-record.ts'
import { programVersion } from './version.ts'

// What `dateline backup FILE` and `dateline restore FILE` run: on the settings themselves, for there is no app to ask
// while the embedded one stands still.
await orExit(async () => {
  const [task, file = ''] = process.argv.slice(2)
  const settings = readSettings()
  if (task === 'backup') await backup(settings, resolve(file))
  else await restore(settings, resolve(file))
})

async function backup(settings: Settings, file: string): Promise<void> {
  const { DATA_DIR, DATABASE_URL } = settings
  if (!DATABASE_URL && !hasEmbedded(DATA_DIR)) {
    throw new DatelineError('backup-source-missing', { directory: DATA_DIR })
  }
  const mediaStorage = await openMediaStorage(settings)
  const database = await open(settings)
  try {
    const deps = { pool: database.pool, clock: systemClock, mediaStorage, version: programVersion() }
    const made = await makeBackup(deps, file)
    const { before, after } = backupSentences(made, whereKeysAre(settings))
    say(before)
    process.stdout.write(`${file}\n`)
    say(after)
  } finally {
    await database.close()
  }
}

async function restore(settings: Settings, file: string): Promise<void> {
  const header = await readableBackup(file)
  const mediaStorage = await openMediaStorage(settings)
  const { DATABASE_OWNER_URL } = settings
  const database = await open(
    DATABASE_OWNER_URL ? { ...settings, DATABASE_URL: DATABASE_OWNER_URL } : settings,
  )
  let entrants: Entrant[]
  try {
    const infographicDirectory = resolve(settings.DATA_DIR, 'infographics')
    const deps = { pool: database.pool, clock: systemClock, mediaStorage, infographicDirectory }
    entrants = await restoreBackup(deps, file, header)
  } catch (thrown) {
    await database.discard()
    throw thrown
  }
  await database.close()
  await prepareServer(settings)
  noteRestore(settings.DATA_DIR)
  const known = knownKeys(settings)
  const restored = {
    missingKeys: header.secretKeyIds.filter(id => !known?.byId.has(id)),
    whereKeysAre: whereKeysAre(settings),
    audit: auditSentences(header, rememberedHead(settings.DATA_DIR, known)),
    entrants,
  }
  say(restoreSentences(header, restored))
}

function whereKeysAre({ SECRET_KEYS, DATA_DIR }: Settings): string {
  return SECRET_KEYS ? 'SECRET_KEYS' : join(DATA_DIR, 'secret-keys')
}

/** Without making any, unlike a start. */
function knownKeys({ SECRET_KEYS, DATA_DIR }: Settings): SecretKeys | undefined {
  const file = join(DATA_DIR, 'secret-keys')
  const text = SECRET_KEYS ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')
  return text === '' ? undefined : parseSecretKeys(text)
}

async function open({ DATABASE_URL, DATA_DIR }: Settings): Promise<BareDatabase> {
  if (!DATABASE_URL) return await openBareEmbedded(DATA_DIR)
  const database = openBareServer(DATABASE_URL)
  try {
    await database.pool.query('select 1')
    return database
  } catch (thrown) {
    await database.close()
    throw unusableServer('DATABASE_URL', DATABASE_URL, thrown)
  }
}

function say(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
}
