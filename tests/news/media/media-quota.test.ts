import { type Dirent, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { storeMedia } from '../../../src/news/media/store-media.ts'
import { beginUpload } from '../../../src/news/media/uploading/begin-upload.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { author, buildApprovedItem, person, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

const directory = mkdtempSync(join(tmpdir(), 'dateline-quota-'))
const megabyte = 1024 * 1024

describe.each(databaseKinds)('uploads on the %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await installPresetOffices(database.db)
    // Adds the people of the factories.
    await buildApprovedItem(database.db)
  })
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const deps = () => ({ db: database.db, clock: stillClock, mediaStorage: diskStorage(directory) })
  const begin = (officeId: string, byteCount = 9, more: { mediaQuotaBytes?: number } = {}) =>
    beginUpload({ ...deps(), ...more }, { actor: author, officeId, uploadId: newId(), byteCount })

  it('count those of a person, also where they begin at the same moment: 20 of 30', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => begin('lahore')))
    const refused = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason)
    expect(refused).toHaveLength(10)
    for (const reason of refused) expect(reason).toMatchObject({ family: 'conflict' })
    await database.db.deleteFrom('upload').execute()
  })

  it('keep an office within its quota, also where they begin at the same moment, and leave others theirs', async () => {
    const small = { mediaQuotaBytes: 10 * megabyte }
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => begin('lahore', 4 * megabyte, small)),
    )
    const refused = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason)
    expect(refused).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'quota-exceeded' })))
    await begin('vienna', 4 * megabyte, small)
  })

  const picture = (background: string) =>
    sharp({ create: { width: 800, height: 600, channels: 3, background } })
      .png()
      .toBuffer()
  const filesKept = () => readdirSync(directory, { recursive: true, withFileTypes: true }).filter(isFile)
  const isFile = (entry: Dirent) => entry.isFile()

  it('count what is stored, once, and keep no file beyond the quota', async () => {
    const bytes = await picture('red')
    const actor = person(author.id, 'author')
    const { mediaId } = await storeMedia(deps(), { actor, officeId: 'kabul', bytes })
    const { byte_count } = await database.db
      .selectFrom('media')
      .select('byte_count')
      .where('id', '=', mediaId)
      .executeTakeFirstOrThrow()
    const full = { ...deps(), mediaQuotaBytes: byte_count - 1 }
    await expect(storeMedia(full, { actor, officeId: 'kabul', bytes })).rejects.toMatchObject({
      code: 'quota-exceeded',
      message: expect.stringContaining('office "kabul"'),
    })
    const exact = { ...deps(), mediaQuotaBytes: byte_count }
    expect((await storeMedia(exact, { actor, officeId: 'kabul', bytes })).mediaId).toBe(mediaId)
    const before = filesKept().length
    const other = { actor, officeId: 'kabul', bytes: await picture('blue') }
    await expect(storeMedia(exact, other)).rejects.toMatchObject({
      data: { officeId: 'kabul', usedBytes: byte_count, quotaBytes: byte_count },
    })
    expect(filesKept()).toHaveLength(before)
    await expect(begin('kabul', byte_count, { mediaQuotaBytes: byte_count * 2 })).resolves.toBeUndefined()
  })
})
