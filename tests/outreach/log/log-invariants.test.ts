import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatelineError } from '../../../src/core/errors/errors.ts'
import type { Database } from '../../../src/database/connect.ts'
import { askFigures } from '../../../src/outreach/figures/ask-figures.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { closeMonth, reopenMonth } from '../../../src/outreach/log/closings/close-month.ts'
import { withdrawEntry } from '../../../src/outreach/log/entries/change-entry.ts'
import { activityForm, enquiryForm } from '../../../src/outreach/log/entries/log-forms.ts'
import { importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { undoImport } from '../../../src/outreach/log/imports/undo-import.ts'
import { logActivity, logEnquiries, putActivity, putEnquiry } from '../../../src/outreach/log/log-outreach.ts'
import { mergeWords } from '../../../src/outreach/log/words/merge-words.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { isDeep } from '../../factories/depth.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'

// What must hold of the log whatever is done to it, in any order.

const numRuns = isDeep ? 60 : 3
const questions = Object.values(views).flat()
const days = ['2026-07-31', '2026-08-01', '2026-08-15', '2026-09-30']
const months = ['2026-07', '2026-08', '2026-09']

const day = fc.constantFrom(...days)
const count = fc.integer({ min: 1, max: 90 })
const topic = fc.constantFrom('family', 'loans', 'work-abroad')
const log = fc.constantFrom('activities' as const, 'enquiries' as const)
const nth = fc.nat({ max: 7 })
const row = fc.record({ day, count, topic })
const deed = fc.oneof(
  fc.record({ what: fc.constant('log' as const), log, row }),
  fc.record({ what: fc.constant('correct' as const), log, nth, row }),
  fc.record({ what: fc.constant('withdraw' as const), log, nth }),
  fc.record({
    what: fc.constant('import' as const),
    log,
    source: fc.constantFrom('sana', 'ali'),
    replace: fc.boolean(),
    rows: fc.array(row, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ what: fc.constant('undo' as const), nth }),
  fc.record({ what: fc.constant('close' as const), log, month: fc.constantFrom(...months) }),
  fc.record({ what: fc.constant('reopen' as const), log, month: fc.constantFrom(...months) }),
  fc.record({ what: fc.constant('roll up' as const) }),
)
const merge = fc.constant({ what: 'merge' as const })
const deeds = fc.array(deed, { minLength: 1, maxLength: 9 })
type Deed = (typeof deed extends fc.Arbitrary<infer Value> ? Value : never) | { what: 'merge' }

/** One run that reaches every kind of deed, whatever chance chooses. */
const everyDeed: Deed[] = [
  { what: 'log', log: 'activities', row: { day: '2026-08-01', count: 12, topic: 'loans' } },
  { what: 'log', log: 'enquiries', row: { day: '2026-08-01', count: 3, topic: 'loans' } },
  {
    what: 'import',
    log: 'enquiries',
    source: 'sana',
    replace: false,
    rows: [
      { day: '2026-08-15', count: 4, topic: 'family' },
      { day: '2026-09-30', count: 5, topic: 'loans' },
    ],
  },
  { what: 'correct', log: 'activities', nth: 0, row: { day: '2026-09-30', count: 8, topic: 'family' } },
  {
    what: 'import',
    log: 'enquiries',
    source: 'sana',
    replace: true,
    rows: [{ day: '2026-08-15', count: 6, topic: 'family' }],
  },
  { what: 'close', log: 'enquiries', month: '2026-09' },
  { what: 'roll up' },
  { what: 'withdraw', log: 'enquiries', nth: 0 },
  { what: 'undo', nth: 1 },
  { what: 'reopen', log: 'enquiries', month: '2026-09' },
]

describe.each(databaseKinds)('the log, whatever is done to it, on %s PostgreSQL', kind => {
  let database: Database
  const clock = clockAt('2026-10-05T09:00:00Z')
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())

  const deps = () => ({ db: database.db, clock })
  const tick = () => clock.set(new Date(clock.now().getTime() + 1_000))
  async function begin() {
    clock.set('2026-10-05T09:00:00Z')
    await emptyOutreach(database.db)
    await sql`truncate rollup_due, enquiry_month, activity_month, people_month`.execute(database.db)
    await sql`delete from log_word where word = 'loans'`.execute(database.db)
    await buildOffice(database.db, { id: 'lahore' })
  }

  const answers = async (sandbox: boolean, asOf?: Date) => {
    const scope = { officeIds: ['lahore'], from: '2026-07-01', to: '2026-09-30', sandbox }
    const input = { actor: analyst, ...scope, compare: 'previous' as const, ...(asOf ? { asOf } : {}) }
    return (await askFigures(deps(), questions, input)).answers
  }

  /** Does it in one world; what is refused as it should be changes nothing. */
  async function apply(each: Deed, sandbox: boolean): Promise<void> {
    tick()
    await perform(each, sandbox).catch(thrown => {
      if (!(thrown instanceof DatelineError) || !refusals.includes(thrown.code)) throw thrown
    })
  }

  async function perform(each: Deed, sandbox: boolean): Promise<void> {
    const origin = sandbox ? ('practice' as const) : ('office' as const)
    if (each.what === 'log' && each.log === 'activities')
      await logActivity(deps(), { actor: analyst, origin, activity: activityOf(each.row) })
    if (each.what === 'log' && each.log === 'enquiries')
      await logEnquiries(deps(), { actor: analyst, origin, enquiries: [enquiryOf(each.row)] })
    if (each.what === 'correct' || each.what === 'withdraw') {
      const table = each.log === 'activities' ? 'activity' : 'enquiry'
      const { rows } = await sql<{ entry_id: string; version: number }>`
        select entry_id, version from ${sql.table(table)} where sandbox = ${sandbox} and ended_at is null
        order by created_at, entry_id`.execute(database.db)
      const entry = rows[each.nth % Math.max(1, rows.length)]
      if (!entry) return
      const named = { actor: analyst, entryId: entry.entry_id, sandbox }
      if (each.what === 'withdraw') {
        const ended = { ...named, reason: 'Logged twice' }
        if (each.log === 'activities') await withdrawEntry(deps(), activityForm, ended)
        else await withdrawEntry(deps(), enquiryForm, ended)
        return
      }
      const change = { ...named, replaces: entry.version }
      if (each.log === 'activities') await putActivity(deps(), { ...change, activity: activityOf(each.row) })
      else await putEnquiry(deps(), { ...change, enquiry: enquiryOf(each.row) })
    }
    if (each.what === 'import') await importFile(each, sandbox)
    if (each.what === 'undo') {
      const imports = await database.db
        .selectFrom('log_import')
        .select('id')
        .where('sandbox', '=', sandbox)
        .orderBy('created_at')
        .execute()
      const importId = imports[each.nth % Math.max(1, imports.length)]?.id
      if (importId) await undoImport(deps(), { actor: analyst, importId, sandbox })
    }
    if (each.what === 'close' || each.what === 'reopen') {
      const month = { actor: analyst, officeId: 'lahore', month: each.month, log: each.log, sandbox }
      if (each.what === 'close') await closeMonth(deps(), month)
      else await reopenMonth(deps(), { ...month, reason: 'A sheet came late' })
    }
    if (each.what === 'merge')
      await mergeWords(deps(), { actor: analyst, list: 'topic', word: 'loans', into: 'family' })
    if (each.what === 'roll up') await rollUpDueMonths(database.db)
  }

  async function importFile(each: Extract<Deed, { what: 'import' }>, sandbox: boolean) {
    const origin = sandbox ? ('practice' as const) : ('office' as const)
    const given = {
      actor: analyst,
      origin,
      name: `${each.source}.csv`,
      officeId: 'lahore',
      replace: each.replace,
    }
    const content =
      each.log === 'activities'
        ? [
            'date,kind,place,women_18-24,men',
            ...each.rows.map(({ day, count }) => `${day},tv,Kasur,${count},2`),
          ]
        : [
            'date,channel,topic,count',
            ...each.rows.map(({ day, topic, count }) => `${day},hotline,${topic},${count}`),
          ]
    const file = { ...given, content: content.join('\n') }
    return each.log === 'activities'
      ? await importActivities(deps(), file)
      : await importEnquiries(deps(), file)
  }

  /** All rows of both logs, ended ones too. */
  const everyRow = async () => {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(activity) || jsonb_build_object('people', (
        select jsonb_agg(to_jsonb(people) order by sex, ages) from activity_people as people
        where activity_id = activity.id)) as row from activity
      union all select to_jsonb(enquiry) from enquiry order by 1`.execute(database.db)
    return rows
  }

  it('lets neither world move a figure of the other, and both together are all rows', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, deeds, fc.boolean(), async (one, other, sandbox) => {
        await begin()
        for (const each of one) await apply(each, sandbox)
        const before = await answers(sandbox)
        for (const each of other) await apply(each, !sandbox)
        expect(await answers(sandbox)).toEqual(before)
        const enquiries = [await answers(false), await answers(true)].map(
          given => given.find(({ indicator }) => indicator === 'enquiries')?.value ?? 0,
        )
        const { rows } = await sql<{ total: number }>`
          select coalesce(sum(count), 0)::integer as total from enquiry where ended_at is null`.execute(
          database.db,
        )
        expect((enquiries[0] ?? 0) + (enquiries[1] ?? 0)).toBe(rows[0]?.total)
      }),
      {
        numRuns,
        examples: [
          [everyDeed, everyDeed, false],
          [everyDeed, everyDeed, true],
        ],
      },
    )
  }, 300_000)

  it('answers as of a moment what it answered then', async () => {
    await fc.assert(
      fc.asyncProperty(
        deeds,
        fc.array(fc.oneof(deed, merge), { minLength: 1, maxLength: 9 }),
        async (one, other) => {
          await begin()
          for (const each of one) await apply(each, false)
          const [moment, then] = [clock.now(), await answers(false)]
          expect(await answers(false, moment)).toEqual(then)
          for (const each of other) await apply(each, false)
          expect(await answers(false, moment)).toEqual(then)
        },
      ),
      { numRuns, examples: [[everyDeed, [{ what: 'merge' }, ...everyDeed]]] },
    )
  }, 300_000)

  it('is changed by nothing of a file that was imported before', async () => {
    const file = deed.filter(each => each.what === 'import')
    await fc.assert(
      fc.asyncProperty(deeds, file, async (one, each) => {
        await begin()
        for (const before of one) await apply(before, false)
        tick()
        const first = await importFile(each, false)
        const then = await everyRow()
        tick()
        const again = await importFile(each, false)
        expect(again).toMatchObject({ added: 0, ended: 0, refused: first.refused })
        expect(await everyRow()).toEqual(then)
      }),
      { numRuns },
    )
  }, 300_000)

  it('stays as it is in a month that is closed', async () => {
    const isReopening = ({ what }: Deed) => what === 'reopen'
    await fc.assert(
      fc.asyncProperty(deeds, fc.constantFrom(...months), deeds, async (one, month, other) => {
        await begin()
        for (const each of one) await apply(each, false)
        for (const each of ['activities', 'enquiries'] as const)
          await apply({ what: 'close', log: each, month }, false)
        const inMonth = async () =>
          (await everyRow()).filter(each => JSON.stringify(each).includes(`"${month}-`))
        const then = await inMonth()
        for (const each of other.filter(each => !isReopening(each))) await apply(each, false)
        expect(await inMonth()).toEqual(then)
      }),
      { numRuns, examples: [[everyDeed.slice(0, 4), '2026-09', everyDeed]] },
    )
  }, 300_000)
})

/** What may come of a deed that is drawn by chance. */
const refusals = [
  'month-closed',
  'month-open',
  'log-import-undone',
  'log-import-corrected',
  'entry-imported-again',
  'log-word-not-found',
]

interface Row {
  day: string
  count: number
  topic: string
}

function activityOf({ day, count, topic }: Row) {
  return {
    officeId: 'lahore',
    heldOn: day,
    kind: 'community',
    place: 'Kasur',
    topic,
    participants: { women: { '18-24': count }, men: { unknown: 1 } },
    materials: count,
  }
}

function enquiryOf({ day, count, topic }: Row) {
  return { officeId: 'lahore', askedOn: day, contactMethod: 'hotline', topic, count }
}
