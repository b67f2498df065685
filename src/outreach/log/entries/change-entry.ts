import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { assertMay, may } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { canonicalJson } from '../../../core/hash.ts'
import { newId } from '../../../core/ids.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { assertProjectsOfOffices } from '../../../offices/projects/projects-in-reach.view.ts'
import { assertBandsInScheme } from '../bands/bands-in-scheme.ts'
import { assertMonthsOpen } from '../closings/closed-months.ts'
import { assertLoggable } from '../import-log.ts'
import { keepNewWords } from '../words/new-words.ts'
import type { EntryVersion } from './entry.ts'
import type { LogForm } from './log-forms.ts'
import { recordEntryChange } from './record-entry-change.ts'

export interface EntryDeps {
  db: Db
  clock: Clock
}

export interface PutEntry<Row> {
  actor: Actor
  /** Made by the client, so that a repeated request is the same entry. */
  entryId: string
  /** The version that the person saw and replaces; 0 for a new entry. */
  replaces: number
  record: Row
  /** Why it is corrected. */
  reason?: string
  /** The world that is in use. */
  sandbox: boolean
}

/**
 * Adds an entry, or the next version of one: the version before ends and stays in its history. An entry that was
 * withdrawn counts again. The same request once more changes nothing.
 * @throws DatelineError `version-behind`, with the version that came first, where it is not the one that is replaced;
 * `entry-not-found`, `entry-other-world`, `entry-imported-again`, `month-closed`, `band-not-in-scheme`, `project-not-found`;
 * `not-allowed` for another's entry.
 */
export async function putEntry<
  Row extends { officeId: string; projectId?: string | undefined },
  Entry extends EntryVersion,
>(deps: EntryDeps, form: LogForm<Row, Entry>, input: PutEntry<Row>): Promise<Entry> {
  const { record, entryId, sandbox } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    await lockEntry(trx, entryId)
    const versions = await form.versionsOf(trx, entryId)
    const last = versions.at(-1)
    if (last) assertMayCorrect(actor, versions)
    else if (input.replaces > 0) throw entryNotFound(entryId)
    assertMay(actor, 'outreach.log', record.officeId)
    await assertLoggable({ db: trx, clock: deps.clock }, record.officeId, form.dayOf(record))
    if (last && isRepeated(form, last, input, actor)) return last
    if (last && last.version !== input.replaces) throw versionBehind(last)
    await assertOfficeOpen(trx, record.officeId)
    if (last) assertSameWorld(last, sandbox)
    const day = { officeId: record.officeId, day: form.dayOf(record) }
    await assertMonthsOpen(trx, form.log, sandbox, last ? [day, dayOf(form, last)] : [day])
    const { officeId } = record
    const counted = { officeId, bands: form.bandsOf(record) }
    await assertBandsInScheme(trx, [last ? { ...counted, kept: form.bandsOfEntry(last) } : counted])
    // What was logged before an office lost a project stays as it was.
    const isKept = last?.officeId === officeId && last.projectId === record.projectId
    if (!isKept) await assertProjectsOfOffices(trx, [record])
    const at = notBefore(deps.clock.now(), last)
    const id = last ? newId() : entryId
    const replaced = last !== undefined && last.ended === null
    if (replaced)
      await endVersion(trx, form, last, { at, actor, how: 'corrected', reason: input.reason, by: id })
    await keepNewWords(
      trx,
      actor,
      form.wordsOf(record).map(word => ({ ...word, officeId })),
    )
    const keys = last && (await importKeyOf(trx, form, last))
    const added = await form.insert(trx, [
      {
        record,
        id,
        entryId,
        version: (last?.version ?? 0) + 1,
        sandbox,
        source: keys?.source ?? null,
        importKey: keys?.import_key ?? null,
        importId: last?.importId ?? null,
        createdBy: actor.id,
        createdAt: at,
      },
    ])
    if (added.length === 0) throw new DatelineError('entry-imported-again', { entryId })
    await recordEntryChange(trx, actor, at, {
      form,
      how: last ? 'corrected' : 'added',
      officeId: record.officeId,
      entryId,
      sandbox,
      detail: { version: (last?.version ?? 0) + 1, ...(input.reason ? { reason: input.reason } : {}) },
    })
    const [now] = (await form.versionsOf(trx, entryId)).toReversed()
    if (now) return now
    throw entryNotFound(entryId)
  })
}

/**
 * Takes an entry out: it counts no more and stays in its history.
 * @throws DatelineError `entry-not-found`, `entry-withdrawn`, `entry-other-world`, `month-closed`; `not-allowed`.
 */
export async function withdrawEntry<Row, Entry extends EntryVersion>(
  deps: EntryDeps,
  form: LogForm<Row, Entry>,
  input: { actor: Actor; entryId: string; reason: string; sandbox: boolean },
): Promise<Entry> {
  const { entryId, reason, sandbox } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    await lockEntry(trx, entryId)
    const versions = await form.versionsOf(trx, entryId)
    const last = versions.at(-1)
    if (!last) throw entryNotFound(entryId)
    assertMayCorrect(actor, versions)
    if (last.ended) throw new DatelineError('entry-withdrawn', { entryId })
    assertSameWorld(last, sandbox)
    await assertOfficeOpen(trx, last.officeId)
    await assertMonthsOpen(trx, form.log, sandbox, [dayOf(form, last)])
    const at = notBefore(deps.clock.now(), last)
    await endVersion(trx, form, last, { at, actor, how: 'withdrawn', reason, by: null })
    const { officeId, version } = last
    await recordEntryChange(trx, actor, at, {
      form,
      how: 'withdrawn',
      officeId,
      entryId,
      sandbox,
      detail: { version, reason },
    })
    const [now] = (await form.versionsOf(trx, entryId)).toReversed()
    return now ?? last
  })
}

/** Two requests for one entry come one after the other, also for an entry that is not there yet. */
async function lockEntry(trx: Db, entryId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${entryId}, 71120252))`.execute(trx)
}

export function entryNotFound(entryId: string): DatelineError<'entry-not-found'> {
  return new DatelineError('entry-not-found', { entryId })
}

/** Analysts and admins correct any entry, authors their own. */
function assertMayCorrect(actor: CurrentActor, versions: readonly EntryVersion[]): void {
  const [first] = versions
  const last = versions.at(-1)
  if (!first || !last) return
  const isOwn = first.createdBy.id === actor.id && may(actor, 'outreach.log', last.officeId)
  if (!isOwn) assertMay(actor, 'outreach.correct', last.officeId, () => entryNotFound(last.entryId))
}

function assertSameWorld({ practice, entryId }: EntryVersion, sandbox: boolean): void {
  if (practice === sandbox) return
  throw new DatelineError('entry-other-world', { entryId, world: practice ? 'practice' : 'live' })
}

function isRepeated<Row, Entry extends EntryVersion>(
  form: LogForm<Row, Entry>,
  last: Entry,
  input: PutEntry<Row>,
  actor: CurrentActor,
): boolean {
  return (
    last.ended === null &&
    last.version === input.replaces + 1 &&
    last.createdBy.id === actor.id &&
    canonicalJson(form.recordOf(last)) === canonicalJson(form.asKept(input.record))
  )
}

function versionBehind(last: EntryVersion): DatelineError<'version-behind'> {
  const { by, at } = last.ended ?? { by: last.createdBy, at: last.createdAt }
  return new DatelineError(
    'version-behind',
    { person: by.name ?? 'A former colleague', at: at.toISOString(), version: last.version },
    { entry: { ...last } },
  )
}

function dayOf<Entry extends EntryVersion>(form: { dayOfEntry(entry: Entry): string }, entry: Entry) {
  return { officeId: entry.officeId, day: form.dayOfEntry(entry) }
}

/** A clock that is behind does not make a version older than the one before it. */
function notBefore(now: Date, last: EntryVersion | undefined): Date {
  const least = Math.max(last?.createdAt.getTime() ?? 0, last?.ended?.at.getTime() ?? 0)
  return now.getTime() < least ? new Date(least) : now
}

async function endVersion(
  trx: Db,
  { table }: { table: 'activity' | 'enquiry' },
  last: EntryVersion,
  ending: {
    at: Date
    actor: CurrentActor
    how: 'corrected' | 'withdrawn'
    reason: string | undefined
    by: string | null
  },
): Promise<void> {
  await sql`
    update ${sql.table(table)} set ended_at = ${ending.at}, ended_by = ${ending.actor.id}, ended_how = ${ending.how},
      ended_reason = ${ending.reason ?? null}, replaced_by = ${ending.by}::uuid
    where entry_id = ${last.entryId} and version = ${last.version}`.execute(trx)
}

/** A correction stays known to the sheet that the entry came from. */
async function importKeyOf(
  trx: Db,
  { table }: { table: 'activity' | 'enquiry' },
  { entryId, version }: EntryVersion,
): Promise<{ source: string | null; import_key: string | null } | undefined> {
  const { rows } = await sql<{ source: string | null; import_key: string | null }>`
    select source, import_key from ${sql.table(table)}
    where entry_id = ${entryId} and version = ${version}`.execute(trx)
  return rows[0]
}
