import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import type { Database } from '../../../src/database/connect.ts'
import { type ImportInput, importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { logActivity, logEnquiries } from '../../../src/outreach/log/log-outreach.ts'
import { activityColumns, enquiryColumns } from '../../../src/outreach/log/reading/log-columns.ts'
import { quizColumns } from '../../../src/outreach/log/reading/log-quiz.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const clock = clockAt('2026-10-05T20:00:00Z') // in Lahore it is the 6th already

describe.each(databaseKinds)('the outreach log on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
  })

  const deps = () => ({ db: database.db, clock })
  const asFile = (lines: readonly string[], more: Partial<ImportInput> = {}): ImportInput => ({
    actor: analyst,
    content: lines.join('\n'),
    name: 'log.csv',
    officeId: 'lahore',
    ...more,
  })
  const activities = (lines: readonly string[], more?: Partial<ImportInput>) =>
    importActivities(deps(), asFile(lines, more))
  const enquiries = (lines: readonly string[], more?: Partial<ImportInput>) =>
    importEnquiries(deps(), asFile(lines, more))

  it('takes an activity in with participants by sex and age, and the estimated audience apart', async () => {
    const heading = 'date,kind,place,partner,women_18-24,men_18-24,women,estimated_audience,materials'
    const report = await activities([
      heading,
      '2026-10-01,Community session,Model Town,Punjab University,12,9,3,4000,60',
    ])
    expect(report).toMatchObject({ added: 1, known: 0, faults: [], unfamiliar: [], notes: [] })
    expect(await database.db.selectFrom('activity').selectAll().execute()).toMatchObject([
      {
        kind: 'community',
        held_on: '2026-10-01',
        version: 1,
        estimated_audience: 4000,
        audience_basis: 'not-noted',
        materials: 60,
        sandbox: false,
      },
    ])
  })

  it('takes counts of enquiries in, one where no count is given', async () => {
    await enquiries([
      'date,channel,topic,language,count',
      '2026-10-01,WhatsApp,visas,ur,14',
      '2026-10-02,Walk in,family,,',
    ])
    const rows = await database.db.selectFrom('enquiry').selectAll().orderBy('asked_on').execute()
    expect(rows).toMatchObject([
      { contact_method: 'whatsapp', topic: 'visas-permits', language: 'ur', count: 14 },
      { contact_method: 'walk-in', topic: 'family', language: 'unknown', count: 1 },
    ])
  })

  it('takes topic, project, quiz and outcome in', async () => {
    await sql`insert into project (id, name) values ('silk-routes', 'Silk Routes') on conflict do nothing`.execute(
      database.db,
    )
    await activities([
      'date,kind,place,topic,project,quiz_before,quiz_after,quiz_people',
      '2026-10-01,community,Kasur,visas,Silk routes,41,62.5,18',
    ])
    expect(await database.db.selectFrom('activity').selectAll().execute()).toMatchObject([
      { topic: 'visas-permits', project_id: 'silk-routes', quiz_before: 41, quiz_after: 62.5, quiz_n: 18 },
    ])
    const heading = 'date,channel,topic,outcome,project,count'
    const other = '2026-10-02,walk-in,other,,,1'
    await enquiries([heading, '2026-10-01,hotline,family,Referred,silk-routes,7', other])
    const corrected = [heading, '2026-10-01,hotline,family,Lost,silk-routes,8', other]
    const report = await enquiries(corrected, { replace: true })
    expect(report).toMatchObject({ refused: 1, kept: 1, faults: [{ line: 2 }] })
    const rows = await database.db.selectFrom('enquiry').selectAll().orderBy('asked_on').execute()
    expect(rows).toMatchObject([
      { outcome: 'referred', project_id: 'silk-routes', count: 7, ended_at: null },
      { outcome: 'unknown', project_id: null },
    ])
  })

  it('adds nothing when the same file comes a second time, written another way', async () => {
    const rows = ['2026-10-01,hotline,family,3', '2026-10-01,hotline,family,3', '2026-10-02,x,other,1']
    expect(await enquiries(['date,channel,topic,count', ...rows])).toMatchObject({ added: 3, known: 0 })
    expect(await enquiries(['date,channel,topic,count', ...rows])).toMatchObject({ added: 0, known: 3 })
    const semicolons = ['\uFEFFTopic;Date;Count;Channel', 'family;2026-10-01;3;Hotline']
    expect(await enquiries(semicolons)).toMatchObject({ added: 0, known: 1 })
  })

  it('counts equal rows of two counsellors, and each of their files once', async () => {
    const sheet = ['date,channel,topic,language,count', ...Array(3).fill('2026-10-01,walk-in,family,ar,1')]
    expect(await enquiries(sheet.slice(0, 3), { name: 'sana.csv' })).toMatchObject({ added: 2, known: 0 })
    expect(await enquiries(sheet, { name: 'ali.csv' })).toMatchObject({ added: 3, known: 0 })
    expect(await enquiries(sheet.slice(0, 3), { name: 'sana.csv' })).toMatchObject({ added: 0, known: 2 })
    expect(await enquiries(sheet, { name: 'ali.csv' })).toMatchObject({ added: 0, known: 3 })
    expect(await database.db.selectFrom('enquiry').select('id').execute()).toHaveLength(5)
  })

  it('counts equal activities of two sources whose files have one name', async () => {
    const sheet = ['date,kind,place,women_18-24', '2026-10-01,school,Kasur,12']
    for (const source of ['sana', 'ali', 'sana', 'ali']) await activities(sheet, { source })
    expect(await database.db.selectFrom('activity').select('source').orderBy('source').execute()).toEqual([
      { source: 'ali' },
      { source: 'sana' },
    ])
  })

  it('takes a practice row for no live one', async () => {
    const sheet = ['date,channel,topic', '2026-10-01,x,family']
    await enquiries(sheet, { origin: 'sample' })
    expect(await enquiries(sheet)).toMatchObject({ added: 1, known: 0 })
  })

  it('gives a row from before sources were kept to the first source that holds it', async () => {
    const sheet = ['date,channel,topic', '2026-10-01,x,family']
    await enquiries(sheet)
    await database.pool.query('alter table enquiry disable trigger enquiry_is_kept')
    await database.db.updateTable('enquiry').set({ source: null }).execute()
    await database.pool.query('alter table enquiry enable trigger enquiry_is_kept')
    expect(await enquiries(sheet, { name: 'sana.csv' })).toMatchObject({ added: 0, known: 1 })
    expect(await enquiries(sheet, { name: 'ali.csv' })).toMatchObject({ added: 1, known: 0 })
    expect(await enquiries(sheet, { name: 'sana.csv' })).toMatchObject({ added: 0, known: 1 })
    expect(await database.db.selectFrom('enquiry').select('source').orderBy('source').execute()).toEqual([
      { source: 'ali.csv' },
      { source: 'sana.csv' },
    ])
  })

  it('counts two equal rows of one file as two', async () => {
    await enquiries(['date,channel,topic', '2026-10-01,x,family', '2026-10-01,x,family'])
    expect(await database.db.selectFrom('enquiry').select('id').execute()).toHaveLength(2)
  })

  it.each([
    [
      'a day that is none',
      '2026-02-30,hotline,family,1',
      'The date is "2026-02-30"; give a real day as YYYY-MM-DD.',
    ],
    ['a day in the future', '2026-10-07,hotline,family,1', 'The date 2026-10-07 is still to come'],
    [
      'a count that is none',
      '2026-10-01,hotline,family,many',
      'The count is "many"; it must be a whole number',
    ],
    ['a count of zero', '2026-10-01,hotline,family,0', 'leave out enquiries that did not occur'],
    ['a missing topic', '2026-10-01,hotline,,2', 'The topic is missing'],
    ['a telephone number', '2026-10-01,hotline,0300 1234567,1', 'who asked or came is never stored'],
    [
      'Urdu digits of a telephone number',
      '2026-10-01,hotline,۰۳۰۰۱۲۳۴۵۶۷,1',
      'who asked or came is never stored',
    ],
    ['a count with the mark of a footnote', '2026-10-01,hotline,family,12²', 'The count is "12²"'],
    ['an e-mail address', '2026-10-01,hotline,ali@example.org,1', 'it holds an e-mail address'],
    ['too many cells', '2026-10-01,hotline,family,1,2', 'there are 4 columns'],
    ['a quotation mark astray', '2026-10-01,hot"line,family,1', 'A quotation mark'],
  ])('reports %s with its line and takes the good rows in', async (_what, row, reason) => {
    const good = ['2026-10-01,hotline,family,1', '2026-10-06,x,family,1']
    const report = await enquiries(['date,channel,topic,count', good[0] ?? '', '', row, good[1] ?? ''])
    expect(report.added).toBe(2)
    expect(report.faults).toEqual([{ line: 4, reason: expect.stringContaining(reason) }])
  })

  it('reports a quotation mark that never closes, and keeps the rows before and after it', async () => {
    const report = await enquiries([
      'date,channel,topic',
      '2026-10-01,x,family',
      '2026-10-01,"x,family',
      '2026-10-02,x,family',
    ])
    expect(report.added).toBe(2)
    expect(report.faults).toMatchObject([{ line: 3 }])
  })

  it('names the line where a row begins that has line breaks in a cell', async () => {
    const report = await activities([
      'date,kind,place',
      '2026-10-01,tv,"Model\nTown"',
      '2026-13-01,tv,"Some\nplace"',
    ])
    expect(report.faults).toMatchObject([{ line: 4 }])
  })

  it.each([
    ['Persian digits', '۲۰۲۶-۱۰-۰۱,whatsapp,family,۱۲', 12],
    ['Bengali digits', '২০২৬-১০-০১,whatsapp,family,১২', 12],
    ['thousands set apart', '2026-10-01,whatsapp,family,"1,200"', 1200],
    ['lakhs', '2026-10-01,whatsapp,family,"1,20,000"', 120_000],
    ['thousands set apart as in Vienna', '2026-10-01,whatsapp,family,1.200', 1200],
  ])('reads %s', async (_what, row, count) => {
    expect(await enquiries(['date,channel,topic,count', row])).toMatchObject({ added: 1, faults: [] })
    const [stored] = await database.db.selectFrom('enquiry').select(['asked_on', 'count']).execute()
    expect(stored).toEqual({ asked_on: '2026-10-01', count })
  })

  it('says in the report what it guessed or took out of a row', async () => {
    const report = await activities([
      'date,kind,place,women,estimated_audience',
      '2026-10-01,tv,La\ufeffhore,"1,200",3.000',
      '2026-10-02,tv,Lahore,12,40',
    ])
    expect(report.added).toBe(2)
    expect(report.notes).toEqual([
      {
        place: 'line 2, column place',
        code: 'characters-removed',
        message: 'Invisible characters were removed: U+FEFF.',
      },
      { place: 'line 2, column women', code: 'number-read', message: '"1,200" was read as 1200.' },
      {
        place: 'line 2, column estimated_audience',
        code: 'number-read',
        message: '"3.000" was read as 3000.',
      },
    ])
  })

  it.each([
    ['Solar Hijri', '1405-07-09'],
    ['Hijri or Bengali', '1448-04-19'],
    ['Buddhist', '2569-10-01'],
  ])('reports a day of the %s calendar, and takes it for no other', async (calendar, day) => {
    const report = await enquiries(['date,channel,topic', `${day},x,family`])
    expect(report).toMatchObject({
      added: 0,
      faults: [{ line: 2, reason: expect.stringContaining(`looks like a day of the ${calendar} calendar`) }],
    })
  })

  it.each([
    ['two keyboards', 'کار خارج', 'كار خارج'],
    ['a joiner for the space', 'کار خارج', 'کار\u200cخارج'],
    ['a space that does not break', 'work abroad', 'Work\u00a0Abroad'],
    ['another dash', 'walk-in talk', 'walk–in talk'],
  ])('takes one topic written with %s for one', async (_what, one, other) => {
    await enquiries(['date,channel,topic', `2026-10-01,x,${one}`, `2026-10-02,x,${other}`])
    const topics = await database.db.selectFrom('enquiry').select('topic').distinct().execute()
    expect(topics).toHaveLength(1)
  })

  it.each([
    ['ہاٹ لائن', 'hotline'],
    ['هاٹ لائن', 'hotline'],
    ['الخط الساخن', 'hotline'],
    ['হটলাইন', 'hotline'],
    ['واتساپ', 'whatsapp'],
    ['ফেসবুক', 'facebook'],
  ])('knows the contact method %s', async (written, word) => {
    const report = await enquiries(['date,channel,topic', `2026-10-01,${written},family`])
    expect(report.unfamiliar).toEqual([])
    expect(await database.db.selectFrom('enquiry').select('contact_method').execute()).toEqual([
      { contact_method: word },
    ])
  })

  it.each([
    ['in the middle', 'date,kind,place,women,,men,', '2026-10-01,community,Lahore,3,4,5,6'],
    ['at the end', 'date,kind,place,women,', '2026-10-01,community,Lahore,3,4'],
  ])('reports a figure under a merged heading %s, and drops none', async (_where, headings, row) => {
    const report = await activities([headings, row, '2026-10-02,community,Lahore,1,,,'])
    expect(report.added).toBe(1)
    expect(report.faults).toEqual([{ line: 2, reason: expect.stringContaining('no heading') }])
  })

  it.each([
    ['women_18-24', 'women_18_24'],
    ['women_18-24', 'Women 18–24'],
    ['women', 'women_unknown'],
    ['women_۱۸-۲۴', 'women_18-24'],
  ])('refuses the headings "%s" and "%s", which are one column', async (one, other) => {
    await expect(activities([`date,kind,place,${one},${other}`, '2026-10-01,tv,Lahore,3,4'])).rejects.toThrow(
      /mean the same|appears twice/,
    )
  })

  it.each([
    'name',
    'Client Name',
    'phone',
    'mobile_no',
    'E-mail',
    'CNIC',
    'passport number',
    'Date of Birth',
    'فون نمبر',
  ])('refuses a file with a column "%s" and says why', async column => {
    await expect(enquiries([`date,channel,topic,${column}`, '2026-10-01,x,family,A'])).rejects.toThrow(
      /looks like personal data\. Dateline keeps counts only/,
    )
  })

  it.each([
    ['an unknown column', ['date,channel,topic,mood', 'x'], 'unknown column "mood"'],
    ['a missing column', ['date,channel', '2026-10-01,x'], 'the column "topic" is missing'],
    ['a column twice', ['date,channel,topic,topic', 'x'], 'the column "topic" appears twice'],
    ['an empty file', [''], 'log.csv is empty'],
    ['a binary file', ['PK\u0003\u0004\0\0'], 'is not a text file'],
    ['too large a file', ['x'.repeat(20 * 1024 * 1024 + 1)], 'at most 20 MB can be imported at a time'],
  ])('refuses %s as a whole', async (_what, lines, message) => {
    await expect(enquiries(lines)).rejects.toThrow(message)
  })

  it('takes a word that is on no list as it is, and names it', async () => {
    const report = await enquiries(['date,channel,topic', '2026-10-01,Signal,family'])
    expect(report).toMatchObject({ added: 1, unfamiliar: ['signal'] })
  })

  it('takes rows of several offices where a column names them, and only where the actor logs', async () => {
    const lahoreOnly: Actor = { ...analyst, grants: [{ role: 'analyst', officeId: 'lahore' }] }
    const lines = [
      'office,date,channel,topic',
      'lahore,2026-10-01,x,family',
      'vienna,2026-10-01,x,family',
      'atlantis,2026-10-01,x,family',
    ]
    const report = await importEnquiries(deps(), {
      actor: lahoreOnly,
      content: lines.join('\n'),
      name: 'log.csv',
    })
    expect(report.added).toBe(1)
    expect(report.faults.map(fault => fault.line)).toEqual([3, 4])
  })

  it('refuses an import by someone who may not log there', async () => {
    const reader: Actor = { ...analyst, grants: [{ role: 'operator', officeId: 'lahore' }] }
    await expect(enquiries(['date,channel,topic'], { actor: reader })).rejects.toThrow('outreach.log')
  })

  it('takes nothing in for an office that is archived', async () => {
    await database.db
      .updateTable('office')
      .set({ archived_at: clock.now() })
      .where('id', '=', 'vienna')
      .execute()
    const enquiry = {
      officeId: 'vienna',
      askedOn: '2026-10-01',
      contactMethod: 'hotline',
      topic: 'visas',
      language: 'de',
    }
    const typed = logEnquiries(deps(), { actor: analyst, enquiries: [enquiry] })
    await expect(typed).rejects.toMatchObject({ code: 'office-archived' })
    const file = activities(['date,kind,place', '2026-10-01,session,Wien'], { officeId: 'vienna' })
    await expect(file).rejects.toMatchObject({ code: 'office-archived' })
  })

  it('marks sample data as such and writes each import to the audit log', async () => {
    await enquiries(['date,channel,topic', '2026-10-01,x,family'], { origin: 'sample' })
    expect(await database.db.selectFrom('enquiry').select('sandbox').execute()).toEqual([{ sandbox: true }])
    const entries = await database.db
      .selectFrom('audit_log')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
    expect(entries).toMatchObject([
      { action: 'outreach.log-enquiries', office_id: 'lahore', detail: { records: 1, origin: 'sample' } },
    ])
  })

  it('logs one activity, and the same again as another', async () => {
    const activity = {
      officeId: 'lahore',
      heldOn: '2026-10-01',
      kind: 'School',
      place: 'Kasur',
      participants: { women: { '18-24': 5 } },
    }
    await logActivity(deps(), { actor: analyst, activity })
    await logActivity(deps(), { actor: analyst, activity })
    expect(await database.db.selectFrom('activity').select('kind').execute()).toEqual([
      { kind: 'school-visit' },
      { kind: 'school-visit' },
    ])
  })

  it('refuses what is typed in with the sentences that it has for the lines of a file', async () => {
    const row = '2026-10-01,School,k@mrc.example,"?"'
    const activity = {
      officeId: 'lahore',
      heldOn: '2026-10-01',
      kind: 'School',
      place: 'k@mrc.example',
      partner: '?',
    }
    const typed = await logActivity(deps(), { actor: analyst, activity }).catch(error => error)
    const { faults } = await activities(['date,kind,place,partner', row])
    expect(typed).toMatchObject({
      code: 'entry-invalid',
      faults: [
        'The place is refused: it holds an e-mail address, and who asked or came is never stored.',
        'The partner is "?", which says nothing.',
      ],
    })
    expect(faults).toEqual([{ line: 2, reason: typed.faults.join(' ') }])
  })

  it('logs all of the enquiries typed in, or none', async () => {
    const good = {
      officeId: 'lahore',
      askedOn: '2026-10-01',
      contactMethod: 'hotline',
      topic: 'family',
      count: 3,
    }
    await expect(
      logEnquiries(deps(), { actor: analyst, enquiries: [good, { ...good, askedOn: '2026-10-09' }] }),
    ).rejects.toThrow('in the future')
    expect(await database.db.selectFrom('enquiry').select('id').execute()).toEqual([])
    await logEnquiries(deps(), { actor: analyst, enquiries: [good] })
    expect(await database.db.selectFrom('enquiry').select('count').execute()).toEqual([{ count: 3 }])
  })
})

describe('docs/outreach-log.md', () => {
  it.each([activityColumns, quizColumns, enquiryColumns].flatMap(Object.keys))(
    'explains the column %s',
    column => {
      expect(readFileSync(new URL('../../../docs/outreach-log.md', import.meta.url), 'utf8')).toContain(
        `| \`${column}\` |`,
      )
    },
  )
})
