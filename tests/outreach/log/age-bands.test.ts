import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import {
  ageBandAsKept,
  inOrderOfAge,
  isAgeBand,
  overlappingBands,
  usualAgeBands,
} from '../../../src/core/age-band.ts'
import type { Database } from '../../../src/database/connect.ts'
import { editOffice } from '../../../src/offices/editing/edit-office.ts'
import { officesInFull } from '../../../src/offices/office-in-full.view.ts'
import { listActivities } from '../../../src/outreach/log/entries/activities.view.ts'
import { importActivities } from '../../../src/outreach/log/import-log.ts'
import { logActivity, putActivity } from '../../../src/outreach/log/log-outreach.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const noPosts = {
  unsettled: async () => ({ count: 0, posts: [] }),
  affected: async () => ({ count: 0, posts: [] }),
}

describe('an age band', () => {
  it.each([
    ['18-24', '18-24'],
    ['under-18', '0-17'],
    ['065+', '65+'],
    ['unknown', 'unknown'],
  ])('%s is kept as %s', (written, kept) => {
    expect(isAgeBand(written)).toBe(true)
    expect(ageBandAsKept(written)).toBe(kept)
  })

  it.each(['24-18', '18', '-5', 'under-0', '18-24-30', '130+', 'old', ''])('%s is none', text => {
    expect(isAgeBand(text)).toBe(false)
  })

  it.each([
    [['18-24', '0-17', '25+'], undefined],
    [
      ['18-24', '24-30'],
      ['18-24', '24-30'],
    ],
    [
      ['60+', '65+'],
      ['60+', '65+'],
    ],
    [
      ['18-29', '18-24'],
      ['18-29', '18-24'],
    ],
    [
      ['under-18', '17-20'],
      ['0-17', '17-20'],
    ],
  ])('%j shares ages with another: %j', (bands, expected) => {
    expect(overlappingBands(bands)).toEqual(expected)
  })

  it('comes in order of age', () => {
    expect(inOrderOfAge(['65+', 'under-18', '18-64'])).toEqual(['0-17', '18-64', '65+'])
  })
})

describe.each(databaseKinds)('the age bands of an office on %s PostgreSQL', kind => {
  let database: Database
  const clock = clockAt('2026-10-05T09:00:00Z')
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    await buildOffice(database.db, { id: 'lahore' })
  })

  const deps = () => ({ db: database.db, clock })
  const bandsNow = async () => (await officesInFull(database.db, ['lahore']))[0]?.ageBands
  const setBands = (ageBands: string[]) =>
    editOffice(
      { ...deps(), posts: noPosts },
      { actor: systemActor, officeId: 'lahore', changes: { ageBands } },
    )
  const activity = (band: string, place = 'Kasur') => ({
    officeId: 'lahore',
    heldOn: '2026-09-01',
    kind: 'school-visit',
    place,
    participants: { women: { [band]: 7 } },
  })
  const log = (band: string) => logActivity(deps(), { actor: analyst, activity: activity(band) })
  const correct = (entryId: string, band: string, place: string, replaces = 1) =>
    putActivity(deps(), {
      actor: analyst,
      entryId,
      replaces,
      sandbox: false,
      activity: activity(band, place),
    })
  const importOf = (band: string, more = {}) =>
    importActivities(deps(), {
      actor: analyst,
      name: 'act.csv',
      officeId: 'lahore',
      content: `date,kind,place,women_18-24,women_${band}\n2026-09-02,tv,Kasur,4,\n2026-09-03,tv,Kasur,4,5`,
      ...more,
    })
  const logged = async () => {
    const filter = { officeIds: '*', sandbox: false, state: 'counting', limit: 9 } as const
    const entries = await listActivities(database.db, filter)
    return entries.map(({ heldOn, participants }) => [heldOn, participants.women])
  }
  const refusal = {
    code: 'band-not-in-scheme',
    message: expect.stringContaining('"18-29" is not one that office "lahore" counts by: 0-17, 18-24, 25-34'),
  }

  it('are the usual ones, and can be others that do not overlap', async () => {
    expect(await bandsNow()).toEqual(usualAgeBands)
    await setBands(['30+', 'under-18', '18-29'])
    expect(await bandsNow()).toEqual(['0-17', '18-29', '30+'])
    const [audit] = await database.db
      .selectFrom('audit_log')
      .select(['action', 'detail'])
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
    expect(audit).toMatchObject({
      action: 'office.edit',
      detail: { ageBands: { is: ['0-17', '18-29', '30+'] } },
    })
  })

  it.each([
    [['18-24', '18-29'], 'bands-overlap'],
    [['18-24', '24+'], 'bands-overlap'],
    [['18-24', 'unknown'], 'age-band-invalid'],
    [['young'], 'age-band-invalid'],
    [[], 'age-band-invalid'],
  ])('cannot be %j', async (bands, code) => {
    await expect(setBands(bands)).rejects.toMatchObject({ code })
    expect(await bandsNow()).toEqual(usualAgeBands)
  })

  it('are those by which activities are entered', async () => {
    await expect(log('18-29')).rejects.toMatchObject(refusal)
    expect(await logged()).toEqual([])
    for (const band of ['under-18', 'unknown', '65+']) await log(band)
    expect((await logged()).map(([, women]) => women)).toEqual(
      expect.arrayContaining([{ '0-17': 7 }, { unknown: 7 }, { '65+': 7 }]),
    )
  })

  it('are those by which activities are corrected', async () => {
    const entryId = await log('18-24')
    await expect(correct(entryId, '18-29', 'Kasur')).rejects.toMatchObject(refusal)
    expect(await logged()).toEqual([['2026-09-01', { '18-24': 7 }]])
    await correct(entryId, '25-34', 'Kasur')
    expect(await logged()).toEqual([['2026-09-01', { '25-34': 7 }]])
  })

  it('are those by which activities are imported: a row with another band is refused by its line', async () => {
    const dry = await importOf('18-29', { dryRun: true })
    const report = await importOf('18-29')
    for (const each of [dry, report]) {
      expect(each).toMatchObject({ added: 1, refused: 1, months: [{ after: { entries: 1, total: 4 } }] })
      expect(each.faults).toEqual([{ line: 3, reason: refusal.message }])
    }
    expect(await logged()).toEqual([['2026-09-02', { '18-24': 4 }]])
  })

  it('that change keep what was logged, which is known when its file comes again, and may be corrected', async () => {
    const entryId = await log('18-24')
    await importOf('25-34')
    await setBands(['0-29', '30+'])
    expect(await logged()).toHaveLength(3)
    expect(await importOf('25-34')).toMatchObject({ added: 0, known: 2, refused: 0 })
    await expect(log('18-24')).rejects.toMatchObject({ code: 'band-not-in-scheme' })
    await correct(entryId, '18-24', 'Multan')
    expect((await logged()).at(-1)).toEqual(['2026-09-01', { '18-24': 7 }])
    await expect(correct(entryId, '25-34', 'Multan', 2)).rejects.toMatchObject({ code: 'band-not-in-scheme' })
  })

  it('keep the row of before where the one that replaces it has another band', async () => {
    await importOf('25-34')
    const content = 'date,kind,place,women_18-24,women_18-29\n2026-09-02,tv,Kasur,4,\n2026-09-03,tv,Kasur,4,6'
    expect(await importOf('', { content, replace: true })).toMatchObject({
      known: 1,
      ended: 0,
      kept: 1,
      refused: 1,
    })
    expect(await logged()).toHaveLength(2)
  })

  it('take the same entry once, however its band is written', async () => {
    const entry = { actor: analyst, sandbox: false, replaces: 0, activity: activity('under-18') }
    const entryId = '0199a1b2-0000-7000-8000-000000000001'
    const first = await putActivity(deps(), { ...entry, entryId })
    expect(await putActivity(deps(), { ...entry, entryId })).toEqual(first)
  })
})
