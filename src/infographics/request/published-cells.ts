import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { type Figure, nameOf, type OwnFigure, type Share } from '../../outreach/disclosure/counts.ts'

/**
 * What earlier pictures of these offices have published, and of offices that they share, each picture by itself and the
 * newest first. Pictures that published the same are one.
 * @param before only what was published before this picture; everything where none is given.
 */
export async function publishedBefore(
  db: Db,
  {
    officeIds,
    sandbox,
    before,
  }: { officeIds: readonly string[]; sandbox: boolean; before: string | undefined },
): Promise<Figure[][]> {
  let query = db
    .selectFrom('published_cell')
    .innerJoin('infographic', 'infographic.id', 'published_cell.infographic_id')
    .selectAll('published_cell')
    .where('published_cell.sandbox', '=', sandbox)
    .orderBy('infographic.created_at', 'desc')
    .orderBy('infographic.id', 'desc')
  if (before !== undefined)
    query = query.where(({ eb, selectFrom }) =>
      eb(
        'infographic.created_at',
        '<',
        selectFrom('infographic as own').select('own.created_at').where('own.id', '=', before),
      ),
    )
  const pictures = Map.groupBy(await query.execute(), row => row.infographic_id)
  const figures = [...pictures.values()].map(rows =>
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

/** Pictures that share an office, directly or by way of other pictures. */
function linkedTo(officeIds: readonly string[], pictures: readonly Figure[][]): Figure[][] {
  const reached = new Set(officeIds)
  const linked = new Set<Figure[]>()
  for (let size = -1; size < linked.size; ) {
    size = linked.size
    for (const picture of pictures) {
      const offices = picture[0]?.offices ?? []
      if (!offices.some(id => reached.has(id))) continue
      linked.add(picture)
      for (const id of offices) reached.add(id)
    }
  }
  return pictures.filter(picture => linked.has(picture))
}

/** Keeps what a picture publishes, in the transaction that keeps the picture. */
export async function keepPublished(
  trx: Db,
  infographicId: string,
  figures: readonly OwnFigure[],
): Promise<void> {
  const once = [...new Map(figures.map(figure => [nameOf(figure), figure])).values()]
  if (once.length === 0) return
  await trx
    .insertInto('published_cell')
    .values(
      once.map(({ sandbox, offices, indicator, dimension, key, from, to, counted, isShown, share }) => ({
        infographic_id: infographicId,
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
