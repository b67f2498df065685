import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { Actor } from '../../../src/access/actor.ts'
import { runBounded } from '../../../src/bounded/run-bounded.ts'
import { noteCodes } from '../../../src/core/text/note.ts'
import {
  activityHeadings,
  enquiryHeadings,
  sexHeadings,
} from '../../../src/outreach/log/reading/headings/usual-headings.ts'
import { activityColumns, enquiryColumns } from '../../../src/outreach/log/reading/log-columns.ts'
import { projectsBySpelling } from '../../../src/outreach/log/reading/log-projects.ts'
import { quizColumns } from '../../../src/outreach/log/reading/log-quiz.ts'
import { work as readActivities } from '../../../src/outreach/log/reading/read-activities.task.ts'
import { work as readEnquiries } from '../../../src/outreach/log/reading/read-enquiries.task.ts'
import {
  type LogReading,
  readActivities as readActivitiesTask,
} from '../../../src/outreach/log/reading/read-log.ts'
import { analyst, noProjects, noWords } from '../../factories/outreach.ts'
import { type WorkbookFacts, workbook } from '../../factories/workbook.ts'

function reading(content: Uint8Array | string, more: Partial<LogReading> = {}): LogReading {
  const today = new Map([['lahore', '2026-11-26']])
  return {
    actor: analyst,
    content,
    name: 'log.xlsx',
    officeId: 'lahore',
    today,
    words: noWords,
    projects: noProjects,
    ...more,
  }
}

const activities = (facts: WorkbookFacts, more?: Partial<LogReading>) =>
  readActivities(reading(workbook(facts), more))
const text = (lines: readonly string[], more?: Partial<LogReading>) => reading(lines.join('\n'), more)

describe('a workbook of the log', () => {
  const headings = ['date', 'kind', 'place', 'women_18-24', 'men_18-24']

  it.each([
    ['since 1900', false],
    ['since 1904', true],
  ])('is read with days as its program counts them, %s', async (_title, from1904) => {
    const read = await activities({
      from1904,
      rows: [headings, [{ day: '2026-11-03' }, 'School', 'Kasur', 12, { formula: 'D2+1', gave: 13 }]],
    })
    expect(read.rows.map(({ record }) => record)).toEqual([
      {
        officeId: 'lahore',
        heldOn: '2026-11-03',
        kind: 'school-visit',
        place: 'Kasur',
        participants: { women: { '18-24': 12 }, men: { '18-24': 13 } },
      },
    ])
    expect(read).toMatchObject({ faults: [], notes: [] })
  })

  it('gives the same rows as the same table in CSV', async () => {
    const rows = [
      headings,
      ['2026-11-03', 'School', 'Kasur', '۱۲', '1,200'],
      ['2026-11-04', 'tv', 'گجرات', '', '7'],
    ]
    const csv = rows.map(row => row.map(cell => `"${cell}"`).join(','))
    const [sheet, plain] = [await activities({ rows }), await readActivities(text(csv))]
    expect(sheet.rows).toEqual(plain.rows)
    expect(sheet.rows).toHaveLength(2)
  })

  it('is read as another library writes it', async () => {
    const buffer = await writeExcelFile([
      headings.map(value => ({ value })),
      [
        { value: new Date('2026-11-03'), type: Date, format: 'dd/mm/yyyy' },
        { value: 'tv' },
        { value: 'Kasur & <Lahore>' },
        { value: 3, type: Number },
        null,
      ],
    ]).toBuffer()
    const read = await readActivities(reading(buffer))
    expect(read.rows).toMatchObject([{ record: { heldOn: '2026-11-03', place: 'Kasur & <Lahore>' } }])
  })

  it.each([
    [
      'a part of a number',
      [{ day: '2026-11-03' }, 'tv', 'Kasur', 1.234, null],
      'The cell D2 is 1.234; a number of the log is a whole one.',
    ],
    [
      'an error',
      [{ day: '2026-11-03' }, 'tv', 'Kasur', { error: '#REF!' }, null],
      'The cell D2 holds the error #REF!.',
    ],
    [
      'a formula that was never computed',
      [{ day: '2026-11-03' }, 'tv', 'Kasur', { formula: 'A1' }, null],
      'The cell D2 holds a formula without a value; open the file in a spreadsheet and save it.',
    ],
    [
      'a number where a day is due',
      [46_329, 'tv', 'Kasur', 1, null],
      'The date is "46329"; give a real day as YYYY-MM-DD.',
    ],
    [
      'a figure without a heading',
      [{ day: '2026-11-03' }, 'tv', 'Kasur', 1, null, 4],
      'The cell F2 holds "4" and its column has no heading; give every column one (merged cells leave the others without).',
    ],
    [
      'a telephone number as a number',
      [{ day: '2026-11-03' }, 'tv', 3_001_234_567, 1, null],
      'The place is refused: it holds a number like a telephone or identity number, and who asked or came is never stored.',
    ],
  ] as const)('reports %s by its cell or row, and takes the good rows', async (_title, row, reason) => {
    const read = await activities({
      rows: [headings, row, [{ day: '2026-11-04' }, 'tv', 'Kasur', 1, null]],
    })
    expect(read.faults).toEqual([{ line: 2, reason }])
    expect(read.rows).toHaveLength(1)
  })

  describe('with a quiz', () => {
    const quiz = ['date', 'kind', 'place', 'Pre-test', 'quiz_after', 'quiz_people']
    const day = { day: '2026-11-03' }

    it('takes means with decimals', async () => {
      const read = await activities({ rows: [quiz, [day, 'tv', 'Kasur', 41.25, 62, 18]] })
      expect(read.faults).toEqual([])
      expect(read.rows).toMatchObject([{ record: { quiz: { before: 41.25, after: 62, people: 18 } } }])
    })

    it.each([
      [0.4125, 62, 18, 'The cell D2 is 0.4125; write a percentage as a number from 0 to 100'],
      [41, 1, 18, 'The cell E2 is 1; write a percentage as a number from 0 to 100'],
      [41, 62, 18.5, 'The cell F2 is 18.5; a number of the log is a whole one.'],
    ])(
      'refuses what a cell shown in percent would hold: %s, %s of %s',
      async (before, after, people, reason) => {
        const read = await activities({ rows: [quiz, [day, 'tv', 'Kasur', before, after, people]] })
        expect(read.rows).toEqual([])
        expect(read.faults).toEqual([{ line: 2, reason: expect.stringContaining(reason) }])
      },
    )
  })

  it('refuses each row of merged cells: the value may be meant for all of them or for one', async () => {
    const row = [{ day: '2026-11-03' }, 'tv', 'Kasur', 10, null] as const
    const later = [{ day: '2026-11-04' }, 'tv', 'Kasur', null, 4] as const
    const read = await activities({ rows: [headings, row, later, row], merged: ['D2:D3'] })
    const reason = 'The cells D2:D3 are merged; separate them and write a value into each row.'
    expect(read.faults).toEqual([
      { line: 2, reason },
      { line: 3, reason },
    ])
    expect(read.rows).toHaveLength(1)
  })

  it('says what was hidden, left out or stood above the headings', async () => {
    const row = [{ day: '2026-11-03' }, 'tv', 'Kasur', 10, 2] as const
    const read = await activities({
      rows: [['Monthly report of Lahore'], headings, row, row],
      merged: ['A1:E1'],
      hiddenRows: [4],
      hiddenColumns: [5],
      others: ['Notes', 'Budget'],
    })
    expect(read.rows).toHaveLength(2)
    expect(read.notes.map(note => [note.place, note.message])).toEqual([
      ['line 2', 'The headings were read from this row; what stands alone above it was left out.'],
      ['line 4', 'Hidden rows were read like the others: 4.'],
      ['the file', 'Hidden columns were read like the others: E.'],
      ['the file', 'Only the first sheet, "Log", was read; left out: Notes, Budget.'],
    ])
  })

  it('refuses headings over two rows, and every figure below them', async () => {
    const read = await activities({
      rows: [
        ['date', 'kind', 'place', 'women', null],
        [null, null, null, '18-24', '25-34'],
        [{ day: '2026-11-03' }, 'tv', 'Kasur', 1, 2],
      ],
      merged: ['D1:E1'],
    })
    expect(read.rows).toEqual([])
    expect(read.faults.map(fault => fault.line)).toEqual([2, 3])
  })

  it('refuses a column of personal data as in CSV', async () => {
    await expect(activities({ rows: [[...headings, 'Phone No.']] })).rejects.toThrow(
      'looks like personal data',
    )
  })
})

describe('a hostile or broken workbook', () => {
  const bounded = (content: Uint8Array) =>
    runBounded(readActivitiesTask, reading(content), { person: analyst.id })

  it.each([
    [
      'a bomb of one part',
      () => withStatedSize(zipSync({ 'xl/workbook.xml': strToU8('x') }), 200 * 1024 * 1024),
      'sheet-too-large',
    ],
    [
      'a bomb of many parts',
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.xml`, strToU8('x')])),
        ),
      'sheet-too-many-parts',
    ],
    [
      'a part that states less than it holds',
      () => withStatedSize(zipSync({ 'xl/workbook.xml': new Uint8Array(1024 * 1024) }), 10),
      'sheet-invalid',
    ],
    [
      'a part that states nothing',
      () => withStatedSize(zipSync({ 'xl/workbook.xml': new Uint8Array(1024 * 1024) }), 0),
      'sheet-invalid',
    ],
    [
      'a size kept elsewhere',
      () => withStatedSize(zipSync({ 'xl/workbook.xml': strToU8('x') }), 0xffffffff),
      'sheet-invalid',
    ],
    ['a workbook cut short', () => workbook({ rows: [['date', 'kind']] }).slice(0, 900), 'sheet-invalid'],
    ['an archive of something else', () => zipSync({ 'letter.txt': strToU8('Dear') }), 'sheet-invalid'],
    [
      'a workbook of the old form',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'sheet-old-form',
    ],
    ['an empty sheet', () => workbook({ rows: [] }), 'file-empty'],
  ])('is refused: %s', async (_title, make, code) => {
    await expect(bounded(make())).rejects.toMatchObject({ code })
  })

  it('is refused where two cells far apart would make a sheet of ten thousand million', async () => {
    const parts = unzipSync(workbook({ rows: [['date', 'kind']] }))
    const sheet = 'xl/worksheets/sheet1.xml'
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    const text = strFromU8(parts[sheet] ?? new Uint8Array()).replace('</sheetData>', far)
    const book = zipSync({ ...parts, [sheet]: strToU8(text) })
    await expect(bounded(book)).rejects.toMatchObject({ code: 'sheet-invalid' })
  })
})

describe('a heading', () => {
  const meansOf = async (heading: string) => {
    const read = await readActivities(text([`date,kind,place,"${heading}"`, '2026-11-03,tv,Kasur,5']))
    return read.rows[0]?.record
  }

  it.each([
    ['Female', { women: { unknown: 5 } }],
    ['MALE', { men: { unknown: 5 } }],
    ['No. of women', { women: { unknown: 5 } }],
    ['Female (18-24)', { women: { '18-24': 5 } }],
    ['18–24 Female', { women: { '18-24': 5 } }],
    ['Men 25 to 34 years', { men: { '25-34': 5 } }],
    ['Women 65 and over', { women: { '65+': 5 } }],
    ['Men under 18', { men: { 'under-18': 5 } }],
    ['Men <18', { men: { 'under-18': 5 } }],
    ['خواتین ۱۸-۲۴', { women: { '18-24': 5 } }],
    ['النساء 18-24', { women: { '18-24': 5 } }],
    ['مردان', { men: { unknown: 5 } }],
    ['ښځې', { women: { unknown: 5 } }],
    ['নারী ১৮-২৪', { women: { '18-24': 5 } }],
    ['No. of participants', { unknown: { unknown: 5 } }],
  ])('counts participants: %s', async (heading, participants) => {
    expect(await meansOf(heading)).toMatchObject({ participants })
  })

  it.each([
    ['Materials distributed', { materials: 5 }],
    ['Estimated reach', { estimatedAudience: 5 }],
    ['Partner organisation', { partner: '5' }],
  ])('has the usual English names: %s', async (heading, record) => {
    expect(await meansOf(heading)).toMatchObject(record)
  })

  it.each([
    ['English', 'Date of activity,Type of activity,Venue'],
    ['Urdu', 'تاریخ,سرگرمی کی قسم,مقام'],
    ['Arabic', 'التاريخ,نوع النشاط,المكان'],
    ['Dari', 'تاریخ,نوع فعالیت,محل'],
    ['Pashto', 'نېټه,د فعالیت ډول,ځای'],
    ['Bengali', 'তারিখ,কার্যক্রমের ধরন,স্থান'],
  ])('of activities is read in %s', async (_language, headings) => {
    expect((await readActivities(text([headings, '2026-11-03,tv,Kasur']))).rows).toHaveLength(1)
  })

  it.each([
    ['English', 'Date,Mode of contact,Main topic,Language spoken,No. of enquiries'],
    ['Urdu', 'تاریخ,رابطے کا ذریعہ,موضوع,زبان,تعداد'],
    ['Arabic', 'التاريخ,وسيلة الاتصال,الموضوع,اللغة,العدد'],
    ['Dari', 'تاریخ,طریقه تماس,موضوع,زبان,تعداد'],
    ['Pashto', 'نېټه,د اړیکې لاره,موضوع,ژبه,شمېر'],
    ['Bengali', 'তারিখ,যোগাযোগের মাধ্যম,বিষয়,ভাষা,সংখ্যা'],
  ])('of enquiries is read in %s', async (_language, headings) => {
    const read = await readEnquiries(text([headings, '2026-11-03,hotline,family,ur,5']))
    expect(read.rows).toMatchObject([{ record: { contactMethod: 'hotline', language: 'ur', count: 5 } }])
  })

  it('stands for one column of a log, whatever its spelling', () => {
    for (const list of [activityHeadings, enquiryHeadings, sexHeadings]) {
      const all = Object.values(list).flat()
      expect(all.filter((spelling, index) => all.indexOf(spelling) !== index)).toEqual([])
    }
    const columns = [activityColumns, quizColumns, enquiryColumns].flatMap(Object.keys).concat('total')
    expect(
      [...Object.keys(activityHeadings), ...Object.keys(enquiryHeadings)].filter(
        name => !columns.includes(name),
      ),
    ).toEqual([])
  })

  it('names both headings that mean one column', async () => {
    await expect(readActivities(text(['date,kind,Venue,Location', '2026-11-03,tv,a,b']))).rejects.toThrow(
      'the columns "Venue" and "Location" mean the same',
    )
  })

  it('may be mapped to a column by the import, or left out; never one that looks like a person', async () => {
    const columns = { Tehsil: 'place', Remarks: 'leave-out' }
    const read = await readActivities(
      text(['date,kind,Tehsil,Remarks', '2026-11-03,tv,Kasur,fine'], { columns }),
    )
    expect(read.rows).toMatchObject([{ record: { place: 'Kasur' } }])
    await expect(
      readActivities(
        text(['date,kind,place,Phone', '2026-11-03,tv,Kasur,1'], { columns: { Phone: 'leave-out' } }),
      ),
    ).rejects.toThrow('looks like personal data')
    await expect(
      readActivities(text(['date,kind,place,Mood', '2026-11-03,tv,Kasur,1'], { columns: { Mood: 'mood' } })),
    ).rejects.toMatchObject({ code: 'log-mapping-unknown' })
  })
})

describe('a total of participants', () => {
  it.each([
    ['agrees with the counts by sex', '3,4,7', 1, []],
    [
      'differs from them',
      '3,4,8',
      0,
      ['The participants by sex and age are 7 together, and the total is 8; correct one of them.'],
    ],
    ['stands without them', ',,8', 1, []],
  ])('%s', async (_title, cells, rows, reasons) => {
    const read = await readActivities(
      text(['date,kind,place,Female,Male,Total', `2026-11-03,tv,Kasur,${cells}`]),
    )
    expect([read.rows.length, read.faults.map(fault => fault.reason)]).toEqual([rows, reasons])
  })
})

describe('a date with its year last', () => {
  const dayOf = async (written: string, more?: Partial<LogReading>) => {
    const read = await readActivities(text(['date,kind,place', `${written},tv,Kasur`], more))
    return read.rows[0]?.record.heldOn ?? read.faults[0]?.reason
  }

  it.each([
    ['25/08/2026', '2026-08-25'],
    ['08/25/2026', '2026-08-25'],
    ['۲۵/۰۸/۲۰۲۶', '2026-08-25'],
    ['25.8.2026', '2026-08-25'],
    ['05/05/2026', '2026-05-05'],
  ])('is read where it can be one day only: %s', async (written, day) => {
    expect(await dayOf(written)).toBe(day)
  })

  it('is refused with both readings where it can be two', async () => {
    expect(await dayOf('05/08/2026')).toBe(
      'The date is "05/08/2026"; it may be 5 August 2026 or 8 May 2026; import it with the order of its dates, "dmy" or "mdy", or write days as YYYY-MM-DD.',
    )
  })

  it.each([
    ['dmy', '05/08/2026', '2026-08-05'],
    ['mdy', '05/08/2026', '2026-05-08'],
    ['mdy', '25/08/2026', 'The date is "25/08/2026"; give a real day as YYYY-MM-DD.'],
  ] as const)('is read in the order that the import names: %s %s', async (dateOrder, written, day) => {
    expect(await dayOf(written, { dateOrder })).toBe(day)
  })

  it.each([
    ['12/08/1405', 'it looks like a day of the Solar Hijri calendar'],
    ['05/08/26', 'its year has two digits'],
  ])('is refused: %s', async (written, reason) => {
    expect(await dayOf(written)).toContain(reason)
  })
})

describe('thousands', () => {
  it.each(['1,234', '1.234', '1 234', '1\u202f234', '١٬٢٣٤', '۱٬۲۳۴', "1'234"])(
    'are read: %s',
    async written => {
      const read = await readActivities(text(['date,kind,place,women', `2026-11-03,tv,Kasur,"${written}"`]))
      expect(read.rows[0]?.record.participants).toEqual({ women: { unknown: 1234 } })
      expect(read.notes).toMatchObject([{ code: 'number-read' }])
    },
  )

  it.each(['1,23', '1.2', '12 34', '1,234.5', '01,234'])(
    'that could be something else are refused: %s',
    async written => {
      const read = await readActivities(text(['date,kind,place,women', `2026-11-03,tv,Kasur,"${written}"`]))
      expect(read.faults[0]?.reason).toContain('must be a whole number')
    },
  )
})

describe('docs/importing-news.md', () => {
  it.each(noteCodes)('explains the note %s', code => {
    const page = readFileSync(new URL('../../../docs/importing-news.md', import.meta.url), 'utf8')
    expect(page).toContain(`| \`${code}\` |`)
  })
})

/** The archive with another unpacked size in its list of parts (APPNOTE.TXT, 4.3.12). */
function withStatedSize(archive: Uint8Array, bytes: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const list = view.getUint32(archive.byteLength - 22 + 16, true)
  view.setUint32(list + 24, bytes, true)
  return archive
}

describe('what a row says beside counts', () => {
  const projects = projectsBySpelling([
    { id: 'silk-routes', name: 'Silk Routes III', officeIds: null },
    { id: 'vienna-only', name: 'Danube', officeIds: ['vienna'] },
    { id: 'indus', name: 'Elsewhere', officeIds: ['vienna'] },
    { id: 'lahore-water', name: 'Indus', officeIds: ['lahore'] },
    { id: 'ravi', name: 'Chenab', officeIds: ['lahore'] },
    { id: 'lahore-roads', name: 'Ravi', officeIds: ['lahore'] },
    { id: 'grant-1', name: 'Same name', officeIds: null },
    { id: 'grant-2', name: 'Same name', officeIds: null },
  ])
  const topics = {
    ...noWords,
    topic: new Map([
      ['visas-permits', 'visas-permits'],
      ['ویزا', 'visas-permits'],
    ]),
  }
  const enquiry = (headings: string, cells: string) =>
    readEnquiries(
      text([`date,channel,topic,${headings}`, `2026-11-03,hotline,family,${cells}`], {
        projects,
        words: topics,
      }),
    )
  const activity = (headings: string, cells: string) =>
    readActivities(
      text([`date,kind,place,${headings}`, `2026-11-03,tv,Kasur,${cells}`], { projects, words: topics }),
    )

  it.each([
    ['outcome', 'Referred', { outcome: 'referred' }],
    ['Status', 'in progress', { outcome: 'pending' }],
    ['نتیجہ', 'جواب دیا گیا', { outcome: 'answered' }],
    ['النتيجة', 'أُحيل', { outcome: 'referred' }],
    ['ফল', 'অপেক্ষমাণ', { outcome: 'pending' }],
    ['project', 'silk-routes', { projectId: 'silk-routes' }],
    ['Project name', 'SILK ROUTES III', { projectId: 'silk-routes' }],
  ])('reads the column %s with %s of an enquiry', async (heading, cell, expected) => {
    const read = await enquiry(heading, cell)
    expect(read.faults).toEqual([])
    expect(read.rows).toMatchObject([{ record: expected }])
  })

  it.each([
    ['topic', 'ویزا', { topic: 'visas-permits' }],
    ['Session topic', 'Own word', { topic: 'own-word' }],
    ['منصوبہ', 'silk routes iii', { projectId: 'silk-routes' }],
    ['project', 'Indus', { projectId: 'lahore-water' }],
    ['project', 'Ravi', { projectId: 'ravi' }],
    ['quiz_before,quiz_after,quiz_people', '41,62.5,18', { quiz: { before: 41, after: 62.5, people: 18 } }],
    ['Pre-test,Post-test,People tested', '৪১ %,"৬২,৫",১৮', { quiz: { before: 41, after: 62.5, people: 18 } }],
  ])('reads the columns %s with %s of an activity', async (headings, cells, expected) => {
    const read = await activity(headings, cells)
    expect(read.faults).toEqual([])
    expect(read.rows).toMatchObject([{ record: expected }])
  })

  it.each([
    ['outcome', 'lost', 'The outcome is "lost"; it must be answered, referred, pending or unknown'],
    [
      'project',
      'Amber Road',
      'The project "Amber Road" is not one of the office "lahore"; give the id or the',
    ],
    [
      'project',
      'Danube',
      'The project "Danube" is not one of the office "lahore"; give the id or the name of one.',
    ],
    ['project', 'same name', 'The project "same name" is one of "grant-1" and "grant-2"; give its id.'],
  ])('refuses a row of enquiries whose %s is %s, by its line', async (heading, cell, reason) => {
    const read = await enquiry(heading, cell)
    expect(read.rows).toEqual([])
    expect(read.faults).toEqual([{ line: 2, reason: expect.stringContaining(reason) }])
  })

  it.each([
    ['quiz_before,quiz_after', '41,62', 'The quiz is without quiz_people; give both means'],
    [
      'quiz_before,quiz_after,quiz_people',
      '41,120,9',
      'The mean after the session is "120"; it must be a percentage',
    ],
    ['quiz_before,quiz_after,quiz_people', 'good,62,9', 'The mean before the session is "good"; it must be'],
    ['quiz_before,quiz_after,quiz_people', '6²,62,9', 'The mean before the session is "6²"; it must be'],
    ['quiz_before,quiz_after,quiz_people', '5%0,62,9', 'The mean before the session is "5%0"; it must be'],
    ['quiz_before,quiz_after,quiz_people', '41,62,1', 'a mean of one would be their own answers'],
    ['project', 'Amber Road', 'The project "Amber Road" is not one of the office "lahore"'],
  ])('refuses a row of activities with %s of %s, by its line', async (headings, cells, reason) => {
    const read = await activity(headings, cells)
    expect(read.rows).toEqual([])
    expect(read.faults).toEqual([{ line: 2, reason: expect.stringContaining(reason) }])
  })

  it('says nothing of the projects of an office that one does not log for', async () => {
    const actor: Actor = { ...analyst, grants: [{ role: 'author', officeId: 'lahore' }] }
    const rows = ['Danube', 'Amber Road'].map(project => `2026-11-03,hotline,family,vienna,${project}`)
    const { officeId: _all, ...everyOffice } = text(['date,channel,topic,office,project', ...rows])
    const today = new Map(['lahore', 'vienna'].map(office => [office, '2026-11-26']))
    const read = await readEnquiries({ ...everyOffice, projects, actor, today })
    const reason = 'The office "vienna" is not one that you log for.'
    expect(read.faults).toEqual([
      { line: 2, reason },
      { line: 3, reason },
    ])
  })

  it('names topics that no list has', async () => {
    expect((await activity('topic', 'Own word')).unfamiliar).toContain('own-word')
  })

  it('knows a row without them as before', async () => {
    const [plain] = (await activity('partner', 'Chamber')).rows
    const [empty] = (await activity('partner,topic,project,quiz_before', 'Chamber,,,')).rows
    expect(empty?.importKey).toBe(plain?.importKey)
  })
})
