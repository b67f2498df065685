import { sql } from 'kysely'
import { systemActor } from '../../../access/actor.ts'
import type { Db } from '../../../database/connect.ts'
import { insertDrafts, type KeyedDraft, keyedDraft } from '../../import/save-drafts.ts'
import type { EntryOutcome } from '../entry-outcome.ts'
import type { ReadEntry } from '../reading/read-watched.ts'

/** How many drafts one check makes at most, … */
const mostAtOnce = 50
/** … and one feed in a day: beyond it the rest waits, so that a feed gone wild does not bury an office. */
const mostInDay = 200

export interface TakenEntries {
  /** Ids of the new drafts. */
  drafts: string[]
  /** Entries that were passed over, as they are older than the newest few. */
  older: number
  /** Entries that wait for a later check. */
  left: number
  /** Items whose entry has other words now, each the first time. */
  changed: string[]
}

interface Taker {
  feedId: string
  /** Who gave the feed its address. */
  chosenBy: string
  /** At the first reading of an address: so many of the newest become drafts, and the rest is passed over. */
  newest?: number
}

/**
 * Makes drafts of the entries that this feed has never had, and remembers them all. The feed's row must be locked, so
 * that each entry comes once. An entry that was known and has other words now makes no second draft: it is noted, but
 * for one that made no draft since it could not be used.
 */
export async function takeEntries(
  trx: Db,
  at: Date,
  { feedId, chosenBy, newest }: Taker,
  entries: readonly ReadEntry[],
): Promise<TakenEntries> {
  const known = await knownEntries(trx, feedId, entries)
  const keyOf = (entry: ReadEntry) => known.of(entry)?.key ?? entry.key
  const unknown = entries.filter(entry => known.of(entry) === undefined)
  const repaired = entries.filter(entry => isRepaired(entry, known.of(entry)))
  const changed = await noteChanges(trx, feedId, entries, known)
  const fresh = distinct([...unknown, ...repaired], keyOf)
  const usable = fresh.filter(entry => 'draft' in entry)
  const room = await roomToday(trx, feedId)
  // The newest stand first. A first reading takes them; later ones begin with the oldest and leave none out for good.
  const chosen =
    newest === undefined
      ? usable.slice(Math.max(usable.length - room, 0))
      : usable.slice(0, Math.min(newest, room))
  const made = await insertAll(trx, at, chosen)
  const rows = fresh.flatMap(entry => {
    const item = made.get(entry)
    const outcome = outcomeOf(entry, item, newest !== undefined)
    return outcome === undefined
      ? []
      : [{ key: keyOf(entry), entry, outcome, newsItemId: item?.newsItemId ?? null }]
  })
  await remember(trx, { feedId, chosenBy }, rows)
  return {
    drafts: rows.flatMap(row => (row.outcome === 'draft' && row.newsItemId ? [row.newsItemId] : [])),
    older: rows.filter(({ outcome }) => outcome === 'older').length,
    left: fresh.length - rows.length,
    changed,
  }
}

interface KnownEntry {
  key: string
  linkKey: string | null
  contentHash: string
  outcome: EntryOutcome
  newsItemId: string | null
  changedAt: Date | null
}

async function knownEntries(trx: Db, feedId: string, entries: readonly ReadEntry[]) {
  const keys = entries.flatMap(entry => entry.keys)
  const links = entries.flatMap(({ linkKey }) => linkKey ?? [])
  const { rows } = await sql<KnownEntry>`
    select key, link_key as "linkKey", content_hash as "contentHash", outcome, news_item_id as "newsItemId",
      changed_at as "changedAt"
    from feed_entry
    where feed_id = ${feedId} and (key = any(${keys}::text[]) or link_key = any(${links}::text[]))`.execute(
    trx,
  )
  const byKey = new Map(rows.map(row => [row.key, row]))
  const byLink = new Map(rows.map(row => [row.linkKey, row]))
  return {
    of(entry: ReadEntry): KnownEntry | undefined {
      const key = entry.keys.find(each => byKey.has(each))
      if (key !== undefined) return byKey.get(key)
      return entry.linkKey === null ? undefined : byLink.get(entry.linkKey)
    },
  }
}

/** Of several with one key, the newest. */
function distinct(entries: readonly ReadEntry[], keyOf: (entry: ReadEntry) => string): ReadEntry[] {
  const keys = new Set<string>()
  return entries.filter(entry => !keys.has(keyOf(entry)) && keys.add(keyOf(entry)))
}

function isRepaired(entry: ReadEntry, before: KnownEntry | undefined): boolean {
  return before?.outcome === 'unusable' && before.contentHash !== entry.contentHash && 'draft' in entry
}

/** @returns the items whose entry was found changed for the first time. */
async function noteChanges(
  trx: Db,
  feedId: string,
  entries: readonly ReadEntry[],
  known: Awaited<ReturnType<typeof knownEntries>>,
): Promise<string[]> {
  const changes = new Map<string, { before: KnownEntry; entry: ReadEntry }>()
  for (const entry of entries) {
    const before = known.of(entry)
    if (before && before.contentHash !== entry.contentHash && !isRepaired(entry, before))
      changes.set(before.key, { before, entry })
  }
  if (changes.size === 0) return []
  const hashes = [...changes.values()].map(({ entry }) => entry.contentHash)
  await sql`
    update feed_entry set content_hash = new.hash, changed_at = now()
    from unnest(${[...changes.keys()]}::text[], ${hashes}::text[]) as new (key, hash)
    where feed_entry.feed_id = ${feedId} and feed_entry.key = new.key`.execute(trx)
  return [...changes.values()].flatMap(({ before }) =>
    before.outcome === 'draft' && before.newsItemId !== null && before.changedAt === null
      ? [before.newsItemId]
      : [],
  )
}

/** How many drafts the feed may make now. */
async function roomToday(trx: Db, feedId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('feed_entry')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('feed_id', '=', feedId)
    .where('outcome', '=', 'draft')
    .where('seen_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  return Math.max(Math.min(mostAtOnce, mostInDay - Number(count)), 0)
}

interface MadeItem {
  newsItemId: string
  isNew: boolean
}

/** In order of key, as imports insert, so that none waits in a circle. */
async function insertAll(
  trx: Db,
  at: Date,
  entries: readonly ReadEntry[],
): Promise<ReadonlyMap<ReadEntry, MadeItem>> {
  const keyed = entries.flatMap(entry =>
    'draft' in entry ? [{ entry, draft: keyedDraft(entry.draft) }] : [],
  )
  const first = new Map<string, KeyedDraft>()
  for (const { draft } of keyed) if (!first.has(draft.importKey)) first.set(draft.importKey, draft)
  const inOrder = [...first.values()].sort((a, b) => (a.importKey < b.importKey ? -1 : 1))
  const ids =
    inOrder.length > 0 ? await insertDrafts(trx, systemActor, at, inOrder) : new Map<string, string>()
  return new Map(
    keyed.map(({ entry, draft }) => {
      const newsItemId = ids.get(draft.importKey) ?? draft.id
      return [entry, { newsItemId, isNew: newsItemId === draft.id }]
    }),
  )
}

/** Undefined for one that waits for a later check. */
function outcomeOf(entry: ReadEntry, item: MadeItem | undefined, isFirst: boolean): EntryOutcome | undefined {
  if (item) return item.isNew ? 'draft' : 'known'
  if (!('draft' in entry)) return 'unusable'
  return isFirst ? 'older' : undefined
}

interface Row {
  key: string
  entry: ReadEntry
  outcome: EntryOutcome
  newsItemId: string | null
}

/** Rows of one statement, which has a parameter for each value. */
const batch = 1_000

async function remember(
  trx: Db,
  { feedId, chosenBy }: Pick<Taker, 'feedId' | 'chosenBy'>,
  rows: readonly Row[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += batch) {
    await trx
      .insertInto('feed_entry')
      .values(
        rows.slice(at, at + batch).map(({ key, entry, outcome, newsItemId }) => ({
          feed_id: feedId,
          key,
          link_key: entry.linkKey,
          content_hash: entry.contentHash,
          title: entry.title,
          link: entry.link,
          outcome,
          reason: 'reason' in entry ? entry.reason : null,
          news_item_id: newsItemId,
          chosen_by: chosenBy,
        })),
      )
      .onConflict(conflict =>
        conflict.columns(['feed_id', 'key']).doUpdateSet(eb => ({
          content_hash: eb.ref('excluded.content_hash'),
          title: eb.ref('excluded.title'),
          outcome: eb.ref('excluded.outcome'),
          reason: eb.ref('excluded.reason'),
          news_item_id: eb.ref('excluded.news_item_id'),
          chosen_by: eb.ref('excluded.chosen_by'),
          seen_at: eb.ref('excluded.seen_at'),
        })),
      )
      .execute()
  }
}
