import { IANAZone } from 'luxon'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import type { Database } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import { listHandles } from '../../src/offices/handles/handle.view.ts'
import { fixedHolidays } from '../../src/offices/holidays/national-holidays.ts'
import { listOffices, officeById, officeOfEachPlace, officeTime } from '../../src/offices/office.view.ts'
import { placeKey } from '../../src/offices/place-key.ts'
import { presetOffices } from '../../src/offices/presets/migrant-resource-centres/offices.ts'
import { presetTopics } from '../../src/offices/presets/migrant-resource-centres/topics.ts'
import { listProjects } from '../../src/offices/projects/project.view.ts'
import { hashtagTable, listTopics } from '../../src/offices/topics/topic.view.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { installPresetOffices } from '../factories/preset.ts'

describe.each(databaseKinds)('the standard offices in %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())

  it('are there after the first start, with their words', async () => {
    expect((await listOffices(database.db)).map(office => office.id)).toEqual([
      ...['baghdad', 'budapest', 'dhaka', 'islamabad', 'istanbul', 'kabul', 'lahore', 'vienna'],
    ])
    expect(
      (await listProjects(database.db)).map(project => [
        project.id,
        project.emblem,
        project.isDefault,
        project.credit.en,
      ]),
    ).toEqual([
      ['silk-routes', 'eu', true, 'Funded by the European Union'],
      ['own-funds', null, false, undefined],
    ])
    expect(hashtagTable(await listTopics(database.db))['return-reintegration']?.en).toBe('#Reintegration')
    expect(await listHandles(database.db)).toContainEqual({ name: 'ICMPD', network: 'x', handle: 'ICMPD' })
    expect((await listTopics(database.db)).at(-1)?.id).toBe('other')
  })

  it.each([
    ['lahore', 'Asia/Karachi', [1, 2, 3, 4, 5]],
    ['baghdad', 'Asia/Baghdad', [7, 1, 2, 3, 4]],
    ['kabul', 'Asia/Kabul', [6, 7, 1, 2, 3, 4]],
    ['dhaka', 'Asia/Dhaka', [7, 1, 2, 3, 4]],
    ['vienna', 'Europe/Vienna', [1, 2, 3, 4, 5]],
  ])('%s works in %s on the days %j', async (officeId, timeZone, workingDays) => {
    expect(await officeTime(database.db, officeId)).toMatchObject({ timeZone, workingDays })
  })

  it('have quiet hours and holidays as planning takes them', async () => {
    const time = await officeTime(database.db, 'islamabad')
    expect(time?.quietHours).toEqual([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '21:30', to: '07:00' }])
    expect(time?.holidays).toContainEqual({ day: '2027-08-14', name: 'Independence Day' })
    expect(await officeTime(database.db, 'atlantis')).toBeUndefined()
  })

  it('stay as people edited them, and stay without what people took away, at the next start', async () => {
    await database.db.updateTable('office').set({ quiet_hours: '[]' }).where('id', '=', 'lahore').execute()
    await database.db
      .updateTable('topic')
      .set({ keywords: toJson({ en: ['passport'] }) })
      .where('id', '=', 'family')
      .execute()
    await database.db.deleteFrom('organisation_handle').where('name', '=', 'ILO').execute()
    await database.db.deleteFrom('office_holiday').where('office_id', '=', 'vienna').execute()
    await installPresetOffices(database.db)
    expect((await officeTime(database.db, 'lahore'))?.quietHours).toEqual([])
    expect((await listTopics(database.db)).find(topic => topic.id === 'family')?.keywords).toEqual({
      en: ['passport'],
    })
    expect((await listHandles(database.db)).filter(handle => handle.name === 'ILO')).toEqual([])
    expect((await officeTime(database.db, 'vienna'))?.holidays).toEqual([])
  })

  it('are installed by two starts at the same moment', async () => {
    const fresh = await freshDatabase(kind)
    await Promise.all([installPresetOffices(fresh.db), installPresetOffices(fresh.db)])
    expect(await listOffices(fresh.db)).toHaveLength(8)
    await fresh.close()
  })

  it('are found by any spelling of their places', async () => {
    const officeOf = await officeOfEachPlace(database.db)
    const places = ['  LAHORE ', 'İSTANBUL', 'Mazar-i-Sharif', 'كابول', 'nowhere']
    expect(places.map(place => officeOf.get(placeKey(place)))).toEqual([
      'lahore',
      'istanbul',
      'kabul',
      'kabul',
      undefined,
    ])
  })

  it('know who stopped an office', async () => {
    const stop = {
      stopped_at: new Date('2026-11-23T10:00:00Z'),
      stopped_by: 'amina',
      stopped_reason: 'Election',
    }
    await database.db.updateTable('office').set(stop).where('id', '=', 'dhaka').execute()
    expect((await officeById(database.db, 'dhaka'))?.stopped).toEqual({
      at: stop.stopped_at,
      by: 'amina',
      reason: 'Election',
    })
    expect(await officeById(database.db, 'vienna')).not.toHaveProperty('stopped')
  })
})

describe('the standard data', () => {
  it.each(presetOffices.map(office => [office.id, office] as const))('of %s is whole', (_id, office) => {
    expect(IANAZone.isValidZone(office.timeZone)).toBe(true)
    expect(Object.keys(office.names).sort()).toEqual([...languages].sort())
    expect(fixedHolidays(office.country, [2027]).length).toBeGreaterThan(3)
    expect(office.places.length).toBeGreaterThan(0)
  })

  it('gives no place to two offices', () => {
    const owners = new Map<string, string>()
    for (const { id, names, places } of presetOffices) {
      const spellings = places.flatMap(place => [...Object.values(place.names), ...place.spellings])
      for (const place of new Set([...Object.values(names), ...spellings].map(placeKey))) {
        expect([place, owners.get(place) ?? id]).toEqual([place, id])
        owners.set(place, id)
      }
    }
  })

  it.each(presetTopics.map(topic => [topic.id, topic] as const))(
    'of the topic %s is in every language',
    (id, topic) => {
      expect(Object.keys(topic.labels).sort()).toEqual([...languages].sort())
      if (id === 'other') return
      expect(Object.keys(topic.keywords).sort()).toEqual([...languages].sort())
      for (const hashtag of Object.values(topic.hashtags))
        expect(hashtag).toMatch(/^#[\p{L}\p{M}\p{N}_\u200c]+$/u)
    },
  )
})
