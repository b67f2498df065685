import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { toJson } from '../../../database/tables.ts'
import type { ChangeKind, PlaceOnCalendar, StoredPlan } from '../calendar.tables.ts'
import { calendarPostsById } from '../range/calendar-posts.view.ts'

/** How a change can be taken back. */
export interface Undo {
  changeId: string
  /** UTC. */
  until: Date
}

export interface ChangedPost {
  postId: string
  /** Null where the change made the post. */
  was: (PlaceOnCalendar & { planned: StoredPlan }) | null
  became: PlaceOnCalendar
}

/** For so long a change can be undone, in milliseconds: later, others have built on it. */
export const undoForMs = 3_600_000

/** Keeps what a person did to posts, in the transaction that does it. */
export async function recordChange(
  trx: Db,
  change: { kind: ChangeKind; by: string; at: Date; posts: readonly ChangedPost[] },
): Promise<Undo> {
  const changeId = newId()
  await trx
    .insertInto('calendar_change')
    .values({ id: changeId, kind: change.kind, made_by: change.by, made_at: change.at })
    .execute()
  await trx
    .insertInto('calendar_change_post')
    .values(
      change.posts.map(post => ({
        change_id: changeId,
        post_id: post.postId,
        was: post.was && toJson(post.was),
        became: toJson(post.became),
      })),
    )
    .execute()
  return { changeId, until: new Date(change.at.getTime() + undoForMs) }
}

/** Who changed a post last on the calendar, and when (UTC); undone changes count by who undid them. */
export interface LastChange {
  changeId: string
  kind: ChangeKind | 'undo'
  by: string
  name: string
  at: Date
}

export async function lastChangeOf(db: Db, postId: string): Promise<LastChange | null> {
  const row = await db
    .selectFrom('calendar_change_post as changed')
    .innerJoin('calendar_change as change', 'change.id', 'changed.change_id')
    .select(['change.id', 'change.kind', 'made_by', 'made_at', 'undone_by', 'undone_at'])
    .where('changed.post_id', '=', postId)
    .orderBy(eb => eb.fn.coalesce('undone_at', 'made_at'), 'desc')
    .orderBy('change.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const by = row.undone_by ?? row.made_by
  const person = await db.selectFrom('person').select('name').where('id', '=', by).executeTakeFirst()
  return {
    changeId: row.id,
    kind: row.undone_at ? 'undo' : row.kind,
    by,
    name: person?.name ?? by,
    at: row.undone_at ?? row.made_at,
  }
}

/** What a person who comes too late must see: the post as it is now, and who changed it last. */
export async function currentState(db: Db, postId: string) {
  const [current] = await calendarPostsById(db, [postId])
  return { current: current ?? null, lastChange: await lastChangeOf(db, postId) }
}

/** @throws DatelineError `post-changed` with the current state: what the caller saw is not so any more. */
export async function refuseChanged(db: Db, postId: string): Promise<never> {
  const { current, lastChange } = await currentState(db, postId)
  const by = lastChange ? ` by ${lastChange.name}` : ''
  throw new DatelineError(
    'post-changed',
    {
      postId,
      by,
      state: current?.state ?? '',
      local: current?.local ?? '',
      zone: current?.zone ?? '',
    },
    { current, lastChange },
  )
}
