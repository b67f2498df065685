import { sql } from 'kysely'
import type { Db } from '../../src/database/connect.ts'

/** One way to take back the permission to send a post, and, where it ends by itself, the way to give it again. */
export interface Recall {
  name: string
  recall(db: Db, postId: string): Promise<unknown>
  resume?(db: Db, postId: string): Promise<unknown>
  /** What staff read. */
  words: RegExp
}

/** A person's yes is gone: the post must not go out before another yes. */
export const approvalRecalls: readonly Recall[] = [
  {
    name: 'its approval is withdrawn',
    recall: (db, id) =>
      sql`update approval set revoked_at = now(), revoked_reason = 'The number is wrong.'
        where id = (select approval_id from post where id = ${id})`.execute(db),
    words: /approval was withdrawn \(The number is wrong\)/,
  },
  {
    name: 'its content is edited',
    recall: (db, id) =>
      sql`update approval set revoked_at = now(), revoked_reason = 'Edited: revision 2.'
        where id = (select approval_id from post where id = ${id})`.execute(db),
    words: /approval was withdrawn \(Edited: revision 2\)/,
  },
  {
    name: 'its approval covers another content',
    recall: (db, id) =>
      sql`update approval set content_hash = 'another'
        where id = (select approval_id from post where id = ${id})`.execute(db),
    words: /approval was withdrawn/,
  },
]

/** The approver may no longer approve: another person must say yes. */
export const approverRecalls: readonly Recall[] = [
  {
    name: 'its approver is deactivated',
    recall: (db, id) =>
      sql`update person set deactivated_at = now() where id = (select a.approved_by from approval a
        join post p on p.approval_id = a.id where p.id = ${id})`.execute(db),
    words: /approved by Amna, who may no longer approve for this office/,
  },
  {
    name: 'its approver loses the role',
    recall: (db, id) =>
      sql`delete from role_grant where person_id = (select a.approved_by from approval a
        join post p on p.approval_id = a.id where p.id = ${id})`.execute(db),
    words: /approved by Amna, who may no longer approve for this office/,
  },
  {
    name: 'its approver may approve for another office only',
    recall: (db, id) =>
      sql`update role_grant set office_id = 'elsewhere' where person_id = (select a.approved_by from approval a
        join post p on p.approval_id = a.id where p.id = ${id})`.execute(db),
    words: /approved by Amna, who may no longer approve for this office/,
  },
  {
    name: 'its approver keeps a role that does not approve',
    recall: (db, id) =>
      sql`update role_grant set role = 'analyst' where person_id = (select a.approved_by from approval a
        join post p on p.approval_id = a.id where p.id = ${id})`.execute(db),
    words: /approved by Amna, who may no longer approve for this office/,
  },
]

/** Ends some time; then the post goes on. */
export const stopRecalls: readonly Required<Recall>[] = [
  {
    name: 'its channel is stopped',
    recall: (db, id) => setChannel(db, id, sql`stopped_at = now(), stopped_reason = 'A wrong poster.'`),
    resume: (db, id) => setChannel(db, id, sql`stopped_at = null, stopped_reason = null`),
    words: /The channel is stopped \(A wrong poster\)/,
  },
  {
    name: 'its office is stopped',
    recall: (db, id) => setOffice(db, id, sql`stopped_at = now(), stopped_reason = 'Mourning.'`),
    resume: (db, id) => setOffice(db, id, sql`stopped_at = null, stopped_reason = null`),
    words: /The office is stopped \(Mourning\)/,
  },
  {
    name: 'everything is stopped',
    recall: db =>
      sql`insert into emergency_stop (stopped_at, stopped_by, reason) values (now(), 'chief', 'A drill')`.execute(
        db,
      ),
    resume: db => sql`delete from emergency_stop`.execute(db),
    words: /Everything is stopped \(A drill\)/,
  },
  {
    name: 'its channel must be connected again',
    recall: (db, id) =>
      setChannel(db, id, sql`state = 'needs_reconnect', state_reason = 'X took the access away.'`),
    resume: (db, id) => setChannel(db, id, sql`state = 'connected', state_reason = null`),
    words: /must be connected again \(X took the access away\)/,
  },
  {
    name: 'its channel is disconnected',
    recall: (db, id) => setChannel(db, id, sql`state = 'disconnected'`),
    resume: (db, id) => setChannel(db, id, sql`state = 'connected'`),
    words: /must be connected again \(no reason given\)/,
  },
  {
    name: 'its network asks to wait',
    recall: (db, id) =>
      setChannel(db, id, sql`blocked_until = now() + interval '1 hour', blocked_reason = 'Too many calls'`),
    resume: (db, id) => setChannel(db, id, sql`blocked_until = null, blocked_reason = null`),
    words: /asked to wait \(Too many calls\)/,
  },
]

function setChannel(db: Db, postId: string, change: ReturnType<typeof sql>) {
  return sql`update channel set ${change} where id = (select channel_id from post where id = ${postId})`.execute(
    db,
  )
}

function setOffice(db: Db, postId: string, change: ReturnType<typeof sql>) {
  return sql`update office set ${change} where id = (select office_id from post where id = ${postId})`.execute(
    db,
  )
}
