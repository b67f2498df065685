import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { draftFromInfographic } from '../../src/assembly/infographic-news.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { showNewsItem } from '../../src/news/news-item.view.ts'
import { submitNewsItem } from '../../src/news/submit-news-item.ts'
import { installStandardOffices } from '../../src/offices/install-standard-offices.ts'
import { freezeSnapshot } from '../../src/outreach/freeze-snapshot.ts'
import { importSampleLog } from '../../src/outreach/sample-data/sample-log.ts'
import { freshDatabase } from '../factories/database.ts'

const analyst: Actor = { id: 'analyst', via: 'session', grants: [{ role: 'analyst', officeId: '*' }] }
const author: Actor = { id: 'author', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }

describe('an infographic', () => {
  let database: Database
  const directory = mkdtempSync(join(tmpdir(), 'dateline-news-'))
  beforeAll(async () => {
    database = await freshDatabase()
    await installStandardOffices(database.db)
  })
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it('becomes a draft with the picture and its alt text, ready for review', async () => {
    const deps = { db: database.db, clock: systemClock }
    await importSampleLog(deps, { actor: analyst, officeIds: ['lahore'], until: '2026-11-30' })
    const period = { from: '2026-11-01', to: '2026-11-30' }
    const { id } = await freezeSnapshot(deps, { actor: analyst, officeIds: ['lahore'], ...period })
    const core = {
      database,
      clock: systemClock,
      infographicDirectory: directory,
      mediaStorage: diskStorage(directory),
    }
    const draft = await draftFromInfographic(core, {
      actor: author,
      officeId: 'lahore',
      snapshotId: id,
      language: 'ur',
    })

    const item = await showNewsItem(database.db, author, draft.newsItemId)
    expect(item.content.variants[0]?.text).toContain('نومبر 2026')
    expect(item.content.media[0]?.altText.ur).toMatch(/\d/)
    await submitNewsItem(deps, { actor: author, newsItemId: draft.newsItemId })
    expect((await showNewsItem(database.db, author, draft.newsItemId)).state).toBe('in_review')
  })
})
