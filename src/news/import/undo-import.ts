import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { recordEvents } from '../../events/record-events.ts'

interface Deps {
  db: Db
  clock: Clock
}

interface ImportedItem {
  id: string
  officeId: string
  /** What people have done with it, which an undo would destroy; null: nothing. */
  touched: 'submitted' | 'scheduled' | 'posts-chosen' | 'edited' | 'commented' | null
}

/** Items of one transaction: posts that are due wait for no more on an embedded record. */
const batch = 100

/**
 * Removes the items that an import brought in, so that the same file can be imported again. Allowed while nothing of it
 * was submitted or scheduled, and no other person edited it, commented on it or chose posts for it; media that were uploaded stay.
 * @returns how many were removed, and those that were submitted or edited while this went on: they stay.
 * @throws DatelineError `import-not-found`; `import-undone`; `import-in-use`, which lists the items; by policy.
 */
export async function undoImport(
  deps: Deps,
  input: { actor: Actor; importId: string },
): Promise<{ removed: number; kept: string[] }> {
  const { actor, importId } = input
  await actingAs(deps.db, actor, async (trx, current) => await beginUndo(trx, current, importId))
  let removed = 0
  const kept: string[] = []
  for (let left = true; left; ) {
    const part = await inBackground(() =>
      actingAs(deps.db, actor, (trx, current) => removeBatch(deps, trx, current, importId)),
    )
    removed += part.removed
    kept.push(...part.kept)
    left = part.removed + part.kept.length > 0
  }
  return { removed, kept }
}

/** From here on the import is undone; what broke off goes on when it is asked for once more. */
async function beginUndo(trx: Db, actor: CurrentActor, importId: string): Promise<void> {
  const notFound = () => new DatelineError('import-not-found', { importId })
  const row = isUuid(importId)
    ? await trx
        .selectFrom('news_import')
        .select(['created_by', 'undone_at'])
        .where('id', '=', importId)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound()
  const items = await itemsOf(trx, importId)
  const offices = [...new Set(items.map(item => item.officeId))]
  const isKnown = row.created_by === actor.id || offices.some(officeId => may(actor, 'news.read', officeId))
  if (!isKnown) throw notFound()
  for (const officeId of offices) assertMay(actor, 'news.write', officeId, notFound)
  if (items.length === 0) throw new DatelineError('import-undone', {})
  const inUse = items.filter(item => item.touched !== null)
  if (inUse.length > 0 && !row.undone_at) {
    const shown = inUse.slice(0, 100).map(({ id, touched }) => ({ newsItemId: id, touched }))
    throw new DatelineError('import-in-use', { count: inUse.length }, { items: shown })
  }
  await trx
    .updateTable('news_import')
    .set({ undone_at: sql<Date>`now()`, undone_by: actor.id })
    .where('id', '=', importId)
    .execute()
}

async function removeBatch(
  { clock }: Deps,
  trx: Db,
  actor: CurrentActor,
  importId: string,
): Promise<{ removed: number; kept: string[] }> {
  const locked = await trx
    .selectFrom('news_item')
    .select('id')
    .where('import_id', '=', importId)
    .orderBy('id')
    .limit(batch)
    .forUpdate()
    .execute()
  const items = await itemsOf(
    trx,
    importId,
    locked.map(row => row.id),
  )
  for (const officeId of new Set(items.map(item => item.officeId))) assertMay(actor, 'news.write', officeId)
  const gone = items.filter(item => item.touched === null)
  const kept = items.filter(item => item.touched !== null).map(item => item.id)
  if (kept.length > 0)
    await trx.updateTable('news_item').set({ import_id: null }).where('id', 'in', kept).execute()
  if (gone.length > 0) await remove(trx, actor, { importId, at: clock.now(), items: gone })
  return { removed: gone.length, kept }
}

async function remove(
  trx: Db,
  actor: CurrentActor,
  { importId, at, items }: { importId: string; at: Date; items: readonly ImportedItem[] },
): Promise<void> {
  const ids = items.map(item => item.id)
  await trx.deleteFrom('revision').where('news_item_id', 'in', ids).execute()
  await trx.deleteFrom('news_item').where('id', 'in', ids).execute()
  await recordEvents(
    trx,
    items.map(({ id, officeId }) => ({
      kind: 'item.removed' as const,
      officeId,
      subjectId: id,
      data: { by: actor.id, importId },
    })),
  )
  await writeAudit(
    trx,
    actor,
    at,
    items.map(({ id, officeId }) => ({
      action: 'news.import-undo',
      officeId,
      subjectKind: 'news_item' as const,
      subjectId: id,
      detail: { importId },
    })),
  )
}

async function itemsOf(trx: Db, importId: string, ids?: readonly string[]): Promise<ImportedItem[]> {
  const { rows } = await sql<ImportedItem>`
    select i.id, i.office_id as "officeId", case
      when i.state <> 'draft' or exists (select from approval a where a.news_item_id = i.id)
        or exists (select from revision r where r.news_item_id = i.id and r.submitted_by <> '{}') then 'submitted'
      when exists (select from post p where p.news_item_id = i.id) then 'scheduled'
      when exists (select from intended_post p where p.news_item_id = i.id and p.set_by <> m.created_by) then 'posts-chosen'
      when exists (select from revision r where r.news_item_id = i.id and r.created_by <> m.created_by) then 'edited'
      when exists (select from news_comment c where c.news_item_id = i.id and c.created_by <> m.created_by) then 'commented'
      end as touched
    from news_item i join news_import m on m.id = i.import_id
    where i.import_id = ${importId} and ${ids === undefined ? sql`true` : sql`i.id = any(${[...ids]}::uuid[])`}
    order by i.id`.execute(trx)
  return rows
}
