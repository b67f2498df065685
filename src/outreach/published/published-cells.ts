import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { type Figure, nameOf, type OwnFigure, type Share } from '../disclosure/counts.ts'

/** What publishes figures: a picture that was drawn, or a file that was exported for the public. */
export type Publication = { infographicId: string } | { exportId: string }

/**
 * What was published of these offices, and of offices that they share it with, each picture and file by itself and the
 * newest first. Those that published the same are one.
 * @param before only what was published before this picture; everything where none is given.
 */
export async function publishedBefore(
  db: Db,
  {
    officeIds,
    sandbox,
    before,
  }: { officeIds: readonly string[]; sandbox: boolean; before?: string | undefined },
): Promise<Figure[][]> {
  let query = db
    .selectFrom('published_cell')
    .selectAll()
    .where('sandbox', '=', sandbox)
    .orderBy('published_at', 'desc')
    .orderBy('infographic_id', 'desc')
    .orderBy('export_id', 'desc')
  if (before !== undefined)
    query = query.where(
      sql<boolean>`published_at < (select own.created_at from infographic own where own.id = ${before})`,
    )
  const publications = Map.groupBy(await query.execute(), row => row.infographic_id ?? row.export_id)
  const figures = [...publications.values()].map(rows =>
    rows.map(row => ({
      sandbox: row.sandbox,
      offices: row.office_set,
      indicator: row.indicator,
      dimension: row.dimension,
      key: row.key,
      from: row.from,
      to: row.to,
      counted: row.counted,
      isShown: row.shown !== null,
      ...(row.share ? { share: row.share as Share } : {}),
    })),
  )
  const different = [...new Map(figures.map(each => [JSON.stringify(each), each])).values()]
  return linkedTo(officeIds, different)
}

/** Publications that share an office, directly or by way of others. */
function linkedTo(officeIds: readonly string[], publications: readonly Figure[][]): Figure[][] {
  const reached = new Set(officeIds)
  const linked = new Set<Figure[]>()
  for (let size = -1; size < linked.size; ) {
    size = linked.size
    for (const figures of publications) {
      const offices = figures.flatMap(figure => figure.offices)
      if (!offices.some(id => reached.has(id))) continue
      linked.add(figures)
      for (const id of offices) reached.add(id)
    }
  }
  return publications.filter(figures => linked.has(figures))
}

/** How many pictures and public files there are: what is published changes with each. */
export async function countPublished(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from infographic) + (select count(*) from export where audience = 'public'))::int as count`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Any number: it only has to be the same for everyone who publishes. */
const publishLock = 71_120_253

/**
 * Waits until no other publishes, until the transaction ends; false where another did since `known` were counted, whose
 * figures these may not go with.
 */
export async function publishesNext(trx: Db, known: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${sql.lit(publishLock)})`.execute(trx)
  return (await countPublished(trx)) === known
}

/** Keeps what is published, in the transaction that keeps the picture or the request of the file. */
export async function keepPublished(
  trx: Db,
  publication: Publication,
  figures: readonly OwnFigure[],
): Promise<void> {
  const once = [...new Map(figures.map(figure => [nameOf(figure), figure])).values()]
  for (let start = 0; start < once.length; start += rowsAtOnce)
    await trx
      .insertInto('published_cell')
      .values(
        once
          .slice(start, start + rowsAtOnce)
          .map(({ sandbox, offices, indicator, dimension, key, from, to, counted, isShown, share }) => ({
            infographic_id: 'infographicId' in publication ? publication.infographicId : null,
            export_id: 'exportId' in publication ? publication.exportId : null,
            sandbox,
            office_set: [...offices],
            indicator,
            dimension,
            key,
            from,
            to,
            counted,
            shown: isShown ? (share?.printed ?? counted) : null,
            share: share ? toJson(share) : null,
          })),
      )
      .execute()
}

/** A statement has at most 65,535 values. */
const rowsAtOnce = 1_000

/** The names of the figures that a public file does not show. */
export async function withheldIn(db: Db, exportId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('published_cell')
    .selectAll()
    .where('export_id', '=', exportId)
    .where('shown', 'is', null)
    .execute()
  return new Set(rows.map(row => nameOf({ ...row, offices: row.office_set })))
}
