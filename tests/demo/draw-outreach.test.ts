import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../src/access/actor.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { drawOutreach } from '../../src/demo/draw-outreach.ts'
import { draftFromInfographic } from '../../src/infographics/request/infographic-news.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { importSampleLog } from '../../src/outreach/log/sample-data/sample-log.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { freshDatabase } from '../factories/database.ts'
import { isDeep } from '../factories/depth.ts'
import { installPresetOffices } from '../factories/preset.ts'

const clock: Clock = { ...systemClock, now: () => new Date('2026-11-24T08:00:00Z') }
const people = { analyst: person('analyst'), author: person('author') }
const officeIds = ['islamabad', 'lahore']
const month = { from: '2026-11-01', to: '2026-11-30' }

describe('the infographics of the demo wait as one draft in each language', { timeout: 60_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-draw-'))
  let demo: Awaited<ReturnType<typeof openDemo>>
  beforeEach(async () => {
    demo = await openDemo(directory)
    return () => demo.database.close()
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('however often it is run', async () => {
    await drawOutreach(demo, people, directory, silent)
    await drawOutreach(demo, people, directory, silent)
    expect(await languagesOfDrafts(demo)).toEqual(['en', 'ur'])
  })

  it.runIf(isDeep)('when an earlier run ended as soon as the figures were frozen', async () => {
    await frozenBefore(demo)
    await drawOutreach(demo, people, directory, silent)
    expect(await languagesOfDrafts(demo)).toEqual(['en', 'ur'])
  })

  it.runIf(isDeep)('when an earlier run ended between the two drafts', async () => {
    const snapshotId = await frozenBefore(demo)
    const wanted = { actor: people.author, officeId: 'islamabad', snapshotId }
    await draftFromInfographic(demo, { ...wanted, language: 'en' })
    await drawOutreach(demo, people, directory, silent)
    expect(await languagesOfDrafts(demo)).toEqual(['en', 'ur'])
  })

  it('and one that a person has changed meanwhile stays theirs', async () => {
    await drawOutreach(demo, people, directory, silent)
    await demo.database.db.updateTable('news_item').set({ revision: 2, state: 'in_review' }).execute()
    await drawOutreach(demo, people, directory, silent)
    expect(await languagesOfDrafts(demo)).toEqual(['en', 'ur'])
  })
})

const silent = { stage: () => undefined, at: () => undefined, done: () => undefined }

function person(role: Role): Actor {
  return { id: role, via: 'session', grants: [{ role, officeId: '*' }] }
}

async function openDemo(directory: string) {
  const database = await freshDatabase()
  await installPresetOffices(database.db)
  return { database, clock, infographicDirectory: directory, mediaStorage: diskStorage(directory) }
}

async function frozenBefore({ database: { db } }: Awaited<ReturnType<typeof openDemo>>): Promise<string> {
  const deps = { db, clock }
  await importSampleLog(deps, { actor: people.analyst, officeIds, until: month.to })
  return (
    await freezeSnapshot(deps, {
      actor: people.analyst,
      officeIds,
      ...month,
      sandbox: true,
      soFar: true,
      incomplete: true,
    })
  ).id
}

async function languagesOfDrafts({ database: { db } }: Awaited<ReturnType<typeof openDemo>>) {
  const rows = await db.selectFrom('revision').select('content').where('number', '=', 1).execute()
  return rows.map(({ content }) => content.variants[0]?.language).sort()
}
