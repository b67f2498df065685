import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import type { Wording } from '../../../src/core/languages/language.ts'
import type { Database } from '../../../src/database/connect.ts'
import { toJson } from '../../../src/database/tables.ts'
import { drawSnapshot } from '../../../src/infographics/request/draw-snapshot.ts'
import { draftFromInfographic } from '../../../src/infographics/request/infographic-news.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { prepareEmblem } from '../../../src/news/media/prepare-emblem.ts'
import { showNewsItem } from '../../../src/news/news-item.view.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { projectById } from '../../../src/offices/projects/project.view.ts'
import { logEnquiries } from '../../../src/outreach/log/log-outreach.ts'
import { importSampleLog } from '../../../src/outreach/log/sample-data/sample-log.ts'
import { freezeSnapshot } from '../../../src/outreach/snapshots/freeze-snapshot.ts'
import { freshDatabase } from '../../factories/database.ts'
import { buildChannel, buildPublishedPost, clockAt } from '../../factories/outreach.ts'
import { installPresetOffices } from '../../factories/preset.ts'

const analyst: Actor = { id: 'analyst', via: 'session', grants: [{ role: 'analyst', officeId: '*' }] }
const author: Actor = { id: 'author', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }

const clock = clockAt('2026-12-04T08:00:00Z')

describe('an infographic', () => {
  let database: Database
  const directory = mkdtempSync(join(tmpdir(), 'dateline-news-'))
  beforeAll(async () => {
    database = await freshDatabase()
    await installPresetOffices(database.db)
  })
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const core = () => ({
    database,
    clock,
    infographicDirectory: directory,
    mediaStorage: diskStorage(directory),
  })

  it('becomes a draft with the picture and its alt text, ready for review', async () => {
    const deps = { db: database.db, clock }
    await importSampleLog(deps, { actor: analyst, officeIds: ['lahore'], until: '2026-11-30' })
    const period = { from: '2026-11-01', to: '2026-11-30' }
    const { id } = await freezeSnapshot(deps, {
      actor: analyst,
      officeIds: ['lahore'],
      ...period,
      incomplete: true,
      sandbox: true,
    })
    const draft = await draftFromInfographic(core(), {
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
  describe('of a quarter of two offices', () => {
    const quarter = { from: '2026-07-01', to: '2026-09-30', sandbox: false }
    const officeIds = ['kabul', 'dhaka']
    const freeze = async () =>
      (
        await freezeSnapshot(
          { db: database.db, clock },
          { actor: analyst, officeIds, ...quarter, incomplete: true },
        )
      ).id
    const everywhere: Actor = { ...author, grants: [{ role: 'author', officeId: '*' }] }
    const pay = async (officeId: string, projectId: string, credit: Wording) => {
      const project = { id: projectId, name: projectId, credit: toJson(credit), emblem: null }
      await database.db.insertInto('project').values(project).execute()
      const channelId = await buildChannel(database.db, { officeId, network: 'x' })
      const publishedAt = '2026-08-10T09:00:00Z'
      const postId = await buildPublishedPost(database.db, { officeId, channelId, publishedAt })
      await database.db
        .updateTable('news_item')
        .set({ project_id: projectId })
        .where('id', '=', database.db.selectFrom('post').select('news_item_id').where('id', '=', postId))
        .execute()
    }
    const drawn = async (language: 'en' | 'ur' | 'ar') => {
      const { file } = await drawSnapshot(core(), {
        snapshotId: await freeze(),
        language,
        format: 'svg',
        person: 'analyst',
      })
      return readFileSync(file, 'utf8')
    }

    it('credits the default project where nothing says whose money it was', async () => {
      expect(await drawn('en')).toContain('Funded by the European Union')
    })

    it('shows the emblem that a project has of its own, in each format, and is drawn by no project that leaves its donor open', async () => {
      const png = await sharp({ create: { width: 60, height: 20, channels: 3, background: '#123456' } })
        .png()
        .toBuffer()
      const { sha256, ...file } = await prepareEmblem({ bytes: png, person: author.id })
      const row = {
        project_id: 'silk-routes',
        content_type: file.contentType,
        width: file.width,
        height: file.height,
      }
      await database.db
        .insertInto('project_emblem')
        .values({ ...row, sha256, bytes: file.bytes })
        .execute()
      const set = async (values: { emblem: 'own' | 'eu'; credit?: string }) =>
        await database.db.updateTable('project').set(values).where('id', '=', 'silk-routes').execute()
      await set({ emblem: 'own' })
      const base64 = Buffer.from(file.bytes).toString('base64')
      expect(await drawn('ur')).toContain(`xlink:href="data:image/png;base64,${base64}"`)
      const snapshotId = await freeze()
      const wanted = { snapshotId, language: 'en', person: 'analyst' } as const
      const pixels = await sharp(
        readFileSync((await drawSnapshot(core(), { ...wanted, format: 'png' })).file),
      )
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(countOf(pixels, [0x12, 0x34, 0x56])).toBeGreaterThan(1_000)
      expect((await drawSnapshot(core(), { ...wanted, format: 'pdf' })).sha256).toMatch(/^[0-9a-f]{64}$/)
      const { credit } = (await projectById(database.db, 'silk-routes')) ?? {}
      await set({ emblem: 'eu', credit: '{}' })
      await expect(drawn('en')).rejects.toMatchObject({ code: 'project-donor-open' })
      await set({ emblem: 'eu', credit: toJson(credit) })
    })

    it('is posted with the period and the offices of the snapshot, and credits their projects', async () => {
      await pay('kabul', 'roads', { en: 'Paid for by the Roads Fund', ur: 'روڈز فنڈ کی مدد سے' })
      await pay('dhaka', 'rivers', { en: 'Paid for by the Rivers Fund', ur: 'ریورز فنڈ کی مدد سے' })
      const wanted = { actor: everywhere, officeId: 'kabul', snapshotId: await freeze() }
      for (const [language, period, places] of [
        ['en', 'July–September 2026', 'Kabul, Dhaka'],
        ['ur', 'جولائی تا ستمبر 2026', 'کابل، ڈھاکہ'],
      ] as const) {
        const draft = await draftFromInfographic(core(), { ...wanted, language })
        const { content } = await showNewsItem(database.db, everywhere, draft.newsItemId)
        expect(content.variants[0]?.text).toContain(`(${period}`)
        for (const place of places.split(/[,،] /)) expect(content.variants[0]?.text).toContain(place)
        expect(content.projectId).toMatch(/roads|rivers/)
      }
    })

    it('is kept as it was drawn: what is gone is drawn to the same bytes, or refused', async () => {
      const wanted = { snapshotId: await freeze(), language: 'en', format: 'png', person: 'analyst' } as const
      const first = await drawSnapshot(core(), wanted)
      expect(await drawSnapshot(core(), wanted)).toMatchObject({ file: first.file, sha256: first.sha256 })
      rmSync(first.file)
      expect(await drawSnapshot(core(), wanted)).toMatchObject({ file: first.file, sha256: first.sha256 })
      const set = sql`update infographic set sha256 = 'other' where file = ${first.file}`
      await expect(set.execute(database.db)).rejects.toThrow('kept as it was drawn')
      await sql`alter table infographic disable trigger infographic_is_kept`.execute(database.db)
      await set.execute(database.db)
      await sql`alter table infographic enable trigger infographic_is_kept`.execute(database.db)
      rmSync(first.file)
      await expect(drawSnapshot(core(), wanted)).rejects.toMatchObject({ code: 'picture-changed' })
      await sql`alter table infographic disable trigger infographic_is_kept`.execute(database.db)
      await sql`update infographic set sha256 = ${first.sha256} where file = ${first.file}`.execute(
        database.db,
      )
      await sql`alter table infographic enable trigger infographic_is_kept`.execute(database.db)
    })

    it('does not tell, together with an earlier one, what few people asked in another office', async () => {
      const asked = { askedOn: '2026-08-04', contactMethod: 'hotline', topic: 'visas' }
      await logEnquiries(
        { db: database.db, clock: clockAt('2026-08-05T08:00:00Z') },
        {
          actor: analyst,
          enquiries: [
            { ...asked, officeId: 'vienna', count: 40 },
            { ...asked, officeId: 'budapest', count: 3 },
          ],
        },
      )
      const shown = async (...offices: string[]) => {
        const input = { actor: analyst, officeIds: offices, ...quarter, incomplete: true }
        const { id } = await freezeSnapshot({ db: database.db, clock }, input)
        await drawSnapshot(core(), { snapshotId: id, language: 'en', format: 'svg', person: 'analyst' })
        const row = await database.db
          .selectFrom('published_cell')
          .innerJoin('infographic', 'infographic.id', 'infographic_id')
          .select('shown')
          .where('snapshot_id', '=', id)
          .where('indicator', '=', 'enquiries')
          .where('dimension', '=', '')
          .where('from', '=', quarter.from)
          .where('to', '=', quarter.to)
          .executeTakeFirst()
        return row?.shown
      }
      expect(await shown('budapest', 'vienna')).toBe(43)
      expect(await shown('vienna')).toBeNull()
    })

    it('is refused in a language in which a donor has no credit line', async () => {
      expect(await drawn('en')).toContain('Paid for by the Rivers Fund')
      await expect(drawn('ar')).rejects.toMatchObject({
        code: 'credit-missing',
        message: expect.stringMatching(
          /^Project "r\w+" has no credit line in Arabic\. Add one, or record that there is no donor to name; then freeze the figures again\.$/,
        ),
      })
    })

    it('says the names, donors and handles of the day on which its figures were frozen', async () => {
      const snapshotId = await freeze()
      const draw = async (language: 'en') =>
        readFileSync(
          (await drawSnapshot(core(), { snapshotId, language, format: 'svg', person: 'analyst' })).file,
          'utf8',
        )
      const before = await draw('en')
      await database.db
        .updateTable('office')
        .set({ names: toJson({ en: 'Kabul North' }) })
        .where('id', '=', 'kabul')
        .execute()
      await database.db
        .updateTable('project')
        .set({ credit: toJson({ en: 'Paid for by nobody' }) })
        .where('id', '=', 'roads')
        .execute()
      expect(await draw('en')).toBe(before)
      const draft = await draftFromInfographic(core(), {
        actor: everywhere,
        officeId: 'dhaka',
        snapshotId,
        language: 'en',
      })
      const { content } = await showNewsItem(database.db, everywhere, draft.newsItemId)
      expect(content.variants[0]?.text).toMatch(/^Dhaka, Kabul: /)
    })
  })
})

/** How many pixels have just this colour. */
function countOf(
  { data, info }: { data: Buffer; info: { channels: number } },
  colour: readonly number[],
): number {
  let count = 0
  for (let at = 0; at < data.length; at += info.channels)
    if (colour.every((value, channel) => data[at + channel] === value)) count += 1
  return count
}
