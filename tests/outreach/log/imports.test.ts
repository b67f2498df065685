import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { sha256 } from '../../../src/core/hash.ts'
import type { Database } from '../../../src/database/connect.ts'
import { closeMonth } from '../../../src/outreach/log/closings/close-month.ts'
import { listActivities } from '../../../src/outreach/log/entries/activities.view.ts'
import { withdrawEntry } from '../../../src/outreach/log/entries/change-entry.ts'
import { listEnquiries } from '../../../src/outreach/log/entries/enquiries.view.ts'
import { enquiryForm } from '../../../src/outreach/log/entries/log-forms.ts'
import { type ImportInput, importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { listLogImports } from '../../../src/outreach/log/imports/log-imports.view.ts'
import { undoImport } from '../../../src/outreach/log/imports/undo-import.ts'
import { putEnquiry } from '../../../src/outreach/log/log-outreach.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const author: Actor = { id: 'author', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }
const heading = 'date,channel,topic,count'
const august = '2026-08-03,hotline,family,4'
const september = '2026-09-01,hotline,family,3'
const later = '2026-09-02,x,visas,5'

describe.each(databaseKinds)('an import of the log on %s PostgreSQL', kind => {
  let database: Database
  const clock = clockAt('2026-10-05T09:00:00Z')
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2026-10-05T09:00:00Z')
    await emptyOutreach(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
  })

  const deps = () => ({ db: database.db, clock })
  const contentOf = (rows: readonly string[]) => [heading, ...rows].join('\n')
  const send = async (rows: readonly string[], more: Partial<ImportInput> = {}) => {
    clock.set(new Date(clock.now().getTime() + 60_000))
    const file = { actor: analyst, content: contentOf(rows), name: 'sana.csv', officeId: 'lahore' }
    return await importEnquiries(deps(), { ...file, ...more })
  }
  const undo = (importId: string | null, actor: Actor = analyst, sandbox = false) => {
    clock.set(new Date(clock.now().getTime() + 60_000))
    return undoImport(deps(), { actor, importId: importId ?? '', sandbox })
  }
  const filter = { officeIds: '*', sandbox: false, state: 'counting', limit: 500 } as const
  const counting = async () => {
    const entries = await listEnquiries(database.db, filter)
    return entries.map(entry => `${entry.askedOn} ${entry.count}`).sort()
  }
  const imports = (readable: readonly string[] | '*' = '*') =>
    listLogImports(database.db, { readable, sandbox: false, limit: 10 })
  const closeSeptember = () =>
    closeMonth(deps(), {
      actor: analyst,
      officeId: 'lahore',
      month: '2026-09',
      log: 'enquiries',
      sandbox: false,
    })
  const correct = (entryId: string, count: number) =>
    putEnquiry(deps(), {
      actor: analyst,
      entryId,
      replaces: 1,
      sandbox: false,
      enquiry: {
        officeId: 'lahore',
        askedOn: '2026-09-01',
        contactMethod: 'hotline',
        topic: 'family',
        count,
      },
    })

  it('is written down with its source, file, counts and person', async () => {
    await send([september])
    const { importId } = await send([september, later, '2026-09-31,x,family,1'], { source: 'sana.csv' })
    const [last, first] = await imports()
    expect(last).toMatchObject({
      id: importId,
      log: 'enquiries',
      source: 'sana.csv',
      name: 'sana.csv',
      fileSha256: sha256(contentOf([september, later, '2026-09-31,x,family,1'])),
      officeIds: ['lahore'],
      practice: false,
      added: 1,
      known: 1,
      withdrawn: 0,
      ended: 0,
      refused: 1,
      createdBy: { id: analyst.id },
      undone: null,
    })
    expect(first).toMatchObject({ added: 1, known: 0, refused: 0 })
    expect(await listEnquiries(database.db, { ...filter, importId: importId ?? '' })).toMatchObject([
      { importId, count: 5 },
    ])
  })

  it('shows only to those who read all of its offices', async () => {
    const file = `office,${heading}\nlahore,${september}\nvienna,${september}`
    await importEnquiries(deps(), { actor: analyst, content: file, name: 'both.csv' })
    expect(await imports(['lahore'])).toEqual([])
    expect(await imports(['lahore', 'vienna'])).toMatchObject([{ officeIds: ['lahore', 'vienna'] }])
  })

  it('that is a dry run changes nothing, and says what each month would count', async () => {
    await send([august, september])
    const rows = [september, later, '2026-09-31,x,family,1']
    const dry = await send(rows, { dryRun: true, replace: true })
    expect(dry).toMatchObject({ importId: null, added: 1, known: 1, ended: 0, refused: 1 })
    expect(dry.months).toEqual([
      {
        officeId: 'lahore',
        month: '2026-09',
        before: { entries: 1, total: 3 },
        after: { entries: 2, total: 8 },
      },
    ])
    const changed = await send([later], { dryRun: true, replace: true })
    expect(changed).toMatchObject({ added: 1, known: 0, ended: 1 })
    expect(changed.months).toMatchObject([{ after: { entries: 1, total: 5 } }])
    expect(await counting()).toEqual(['2026-08-03 4', '2026-09-01 3'])
    expect(await imports()).toHaveLength(1)
  })

  it('with replace ends the rows of its source and its months that the file does not hold', async () => {
    await send([august, september])
    await send([september], { name: 'ali.csv' })
    await send([september], { origin: 'practice' })
    const report = await send([later], { replace: true })
    expect(report).toMatchObject({ added: 1, ended: 1 })
    expect(await counting()).toEqual(['2026-08-03 4', '2026-09-01 3', '2026-09-02 5'])
    const [ended] = await listEnquiries(database.db, { ...filter, state: 'withdrawn' })
    expect(ended).toMatchObject({ source: 'sana.csv', ended: { how: 'replaced', by: { id: analyst.id } } })
    expect((await imports())[0]).toMatchObject({ added: 1, ended: 1 })
    expect(await listEnquiries(database.db, { ...filter, sandbox: true })).toHaveLength(1)
  })

  it.each([
    ['a count that is none', '2026-09-01,hotline,family,three'],
    ['a day that there is not', '2026-09-31,hotline,family,3'],
    ['a topic that is a sentence', `2026-09-01,hotline,${'what was asked '.repeat(9)},3`],
    ['a topic that is none, and another count', '2026-09-01,hotline,???,4'],
  ])('with replace keeps the row that a refused one was to replace: %s', async (_title, row) => {
    await send([september, later, '2026-09-03,x,family,9'])
    const dry = await send([later, row], { replace: true, dryRun: true })
    const report = await send([later, row], { replace: true })
    for (const each of [dry, report]) {
      expect(each).toMatchObject({ added: 0, known: 1, ended: 1, kept: 1, refused: 1 })
      expect(each.faults).toEqual([
        {
          line: 3,
          reason: expect.stringMatching(/The row that it was to replace stays: .*hotline.*\.$/),
        },
      ])
      expect(each.months).toMatchObject([{ after: { entries: 2, total: 8 } }])
    }
    expect(await counting()).toEqual(['2026-09-01 3', '2026-09-02 5'])
    expect(await send([later, '2026-09-01,hotline,family,4'], { replace: true })).toMatchObject({
      added: 1,
      ended: 1,
      kept: 0,
    })
    expect(await counting()).toEqual(['2026-09-01 4', '2026-09-02 5'])
  })

  it('with replace keeps one row for each refused one, and none for a refused row that is new', async () => {
    await send([september, later, '2026-09-03,x,family,9'])
    const rows = ['2026-09-03,x,family,8', '2026-09-01,hotline,family,-', '2026-09-20,viber,???,1']
    expect(await send(rows, { replace: true })).toMatchObject({ added: 1, ended: 2, kept: 1, refused: 2 })
    expect(await counting()).toEqual(['2026-09-01 3', '2026-09-03 8'])
  })

  it.each([
    ['nothing of a row can be read', [later, '????,,,']],
    ['too many are refused', [later, ...Array.from({ length: 201 }, () => '2026-09-01,hotline,family,-')]],
  ])('with replace is refused where %s, and changes nothing', async (_title, rows) => {
    await send([september, later])
    await expect(send(rows, { replace: true })).rejects.toMatchObject({ code: 'log-replace-unclear' })
    expect(await counting()).toEqual(['2026-09-01 3', '2026-09-02 5'])
    expect(await imports()).toHaveLength(1)
    expect(await send(rows)).toMatchObject({ added: 0, known: 1 })
  })

  it('with replace of activities keeps the one whose count of people is refused', async () => {
    const head = 'date,kind,place,women_18-24,men'
    const given = { actor: analyst, name: 'act.csv', officeId: 'lahore' }
    const file = (women: string) => `${head}\n2026-09-01,school,Kasur,${women},2\n2026-09-02,tv,Kasur,,`
    await importActivities(deps(), { ...given, content: file('12') })
    const report = await importActivities(deps(), { ...given, content: file('1x'), replace: true })
    expect(report).toMatchObject({ added: 0, known: 1, ended: 0, kept: 1, refused: 1 })
    expect(report.faults[0]?.reason).toContain('stays: 2026-09-01, school-visit, Kasur')
    expect(await listActivities(database.db, filter)).toHaveLength(2)
  })

  it('with replace by an author does not end what others imported', async () => {
    await send([september])
    await expect(send([later], { replace: true, actor: author })).rejects.toMatchObject({
      code: 'role-missing',
    })
    expect(await counting()).toEqual(['2026-09-01 3'])
    expect(await imports()).toHaveLength(1)
  })

  it('refuses rows of a closed month by their lines, and takes the others in', async () => {
    await send([september])
    await closeSeptember()
    const report = await send([september, later, '2026-10-01,x,visas,1'], { replace: true })
    expect(report).toMatchObject({ added: 1, known: 1, ended: 0, refused: 1 })
    expect(report.faults).toEqual([
      { line: 3, reason: expect.stringContaining('September 2026 is closed in lahore') },
    ])
    expect(await counting()).toEqual(['2026-09-01 3', '2026-10-01 1'])
    expect((await imports())[0]).toMatchObject({ added: 1, known: 1, refused: 1 })
  })

  it('is undone: what it added ends and what it ended counts again, once', async () => {
    await send([august, september])
    const { importId } = await send([later], { replace: true })
    expect(await undo(importId)).toMatchObject({ id: importId, undone: { by: { id: analyst.id } } })
    expect(await counting()).toEqual(['2026-08-03 4', '2026-09-01 3'])
    const [entry] = await listEnquiries(database.db, filter)
    expect(entry).toMatchObject({ version: 2, source: 'sana.csv' })
    await expect(undo(importId)).rejects.toMatchObject({ code: 'log-import-undone' })
    expect(await send([later])).toMatchObject({ added: 1 })
    const events = await database.db.selectFrom('event').selectAll().orderBy('seq').execute()
    expect(events.filter(event => event.kind === 'log.replaced').at(-1)?.data).toMatchObject({ count: 1 })
    expect(events.filter(event => event.kind === 'log.import-undone').at(-1)?.data).toMatchObject({
      ended: 1,
      restored: 1,
      importId,
    })
    const audit = await database.db.selectFrom('audit_log').selectAll().orderBy('seq').execute()
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['outreach.replace', 'outreach.undo-import']),
    )
  })

  it('of activities is undone with the participants of what counts again', async () => {
    const file = (count: number) => `date,kind,place,women_18-24,men\n2026-09-01,school,Kasur,${count},2`
    const given = { actor: analyst, name: 'act.csv', officeId: 'lahore' }
    await importActivities(deps(), { ...given, content: file(12) })
    const { importId, months } = await importActivities(deps(), {
      ...given,
      content: file(13),
      replace: true,
    })
    expect(months).toMatchObject([{ before: { entries: 1, total: 14 }, after: { entries: 1, total: 15 } }])
    await undo(importId)
    expect(await listActivities(database.db, filter)).toMatchObject([
      { version: 2, participants: { women: { '18-24': 12 }, men: { unknown: 2 } } },
    ])
  })

  it('does not bring back rows of an import that was itself undone', async () => {
    const first = await send([september])
    const second = await send([later], { replace: true })
    await undo(first.importId)
    await undo(second.importId)
    expect(await counting()).toEqual([])
  })

  it('is not undone once an entry was corrected, and names it', async () => {
    const { importId } = await send([september, later])
    const entry = (await listEnquiries(database.db, filter)).find(({ count }) => count === 3)
    const entryId = entry?.entryId ?? ''
    await correct(entryId, 7)
    await expect(undo(importId)).rejects.toMatchObject({
      code: 'log-import-corrected',
      message: expect.stringContaining(entryId),
    })
    expect(await counting()).toEqual(['2026-09-01 7', '2026-09-02 5'])
    const withdrawal = { actor: analyst, entryId, reason: 'Wrong', sandbox: false }
    await withdrawEntry(deps(), enquiryForm, withdrawal)
    await undo(importId)
    expect(await counting()).toEqual([])
  })

  it('is not undone in a month that is closed since', async () => {
    const { importId } = await send([august, september])
    await closeSeptember()
    await expect(undo(importId)).rejects.toMatchObject({ code: 'month-closed' })
    expect(await counting()).toEqual(['2026-08-03 4', '2026-09-01 3'])
  })

  it('is undone by the importer or an analyst, in its own world, and is not found by others', async () => {
    const { importId } = await send([september])
    const stranger: Actor = { ...author, grants: [{ role: 'admin', officeId: 'vienna' }] }
    await expect(undo(importId, author)).rejects.toMatchObject({ code: 'role-missing' })
    await expect(undo(importId, stranger)).rejects.toMatchObject({ code: 'log-import-not-found' })
    await expect(undo(importId, analyst, true)).rejects.toMatchObject({ code: 'log-import-other-world' })
    const own = await send([later], { actor: author })
    await undo(own.importId, author)
    expect(await counting()).toEqual(['2026-09-01 3'])
  })
})
