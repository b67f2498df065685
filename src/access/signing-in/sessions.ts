import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { managingPeople } from '../acting.ts'
import { type Actor, systemActor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { findPerson, manages } from '../people/people.view.ts'
import { assertSession } from '../policy.ts'

const hour = 3_600_000

/**
 * A session ends seven days after signing in, and when nothing was asked in it for twelve hours: a working day with its
 * breaks, but not the night. More than ten at once are no person's; the least used ends then.
 */
export const sessionLimits = { wholeMs: 7 * 24 * hour, idleMs: 12 * hour, mostAtOnce: 10 } as const

/** How exactly `last_seen_at` is kept, so that reading does not write each time. */
const seenEveryMs = 60_000

export interface SessionView {
  id: string
  /** UTC. */
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  /** What the browser called itself. */
  userAgent: string | null
  /** The network it was opened from, /24 or /56. */
  network: string | null
  /** The one that asks. */
  isCurrent: boolean
}

/** Completes a session that better-auth has opened, and ends what it replaces or what is too many. */
export async function startSession(
  trx: Db,
  now: Date,
  opened: {
    token: string
    personId: string
    network: string
    replacedToken: string | undefined
    /** Who has asked for a second factor, where that was not Dateline. */
    factor: 'provider' | undefined
  },
): Promise<void> {
  await trx
    .updateTable('person_session')
    .set({
      last_seen_at: now,
      network_prefix: opened.network,
      provider_factor: opened.factor === 'provider',
    })
    .where('token', '=', opened.token)
    .execute()
  if (opened.replacedToken)
    await trx.deleteFrom('person_session').where('token', '=', opened.replacedToken).execute()
  const newest = trx
    .selectFrom('person_session')
    .select('id')
    .where('person_id', '=', opened.personId)
    .where('last_seen_at', '>', new Date(now.getTime() - sessionLimits.idleMs))
    .orderBy('last_seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .limit(sessionLimits.mostAtOnce)
  await trx
    .deleteFrom('person_session')
    .where('person_id', '=', opened.personId)
    .where('id', 'not in', newest)
    .execute()
  const subject = { officeId: null, subjectKind: 'person', subjectId: opened.personId } as const
  await writeAudit(trx, { ...systemActor, id: opened.personId, via: 'session' }, now, [
    { action: 'session.start', ...subject, detail: { network: opened.network } },
  ])
}

/** Notes that a session is used; false, and it has ended, where it was idle for too long. */
export async function isAlive(db: Db, now: Date, sessionId: string): Promise<boolean> {
  const session = await db
    .selectFrom('person_session')
    .select('last_seen_at')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!session) return false
  const idle = now.getTime() - session.last_seen_at.getTime()
  if (idle > sessionLimits.idleMs) {
    await db.deleteFrom('person_session').where('id', '=', sessionId).execute()
    return false
  }
  if (idle > seenEveryMs)
    await db.updateTable('person_session').set({ last_seen_at: now }).where('id', '=', sessionId).execute()
  return true
}

/**
 * The open sessions of the actor, or of a person they manage; the latest sign-in first. Not the last used first: the
 * request for a page of the list is itself a use, and would move its own session between one page and the next.
 */
export async function listSessions(
  { db, clock }: { db: Db; clock: Clock },
  actor: Actor,
  personId: string,
): Promise<SessionView[]> {
  await assertOwnOrManaged(db, actor, personId)
  const sessions = await db
    .selectFrom('person_session')
    .select(['id', 'created_at as createdAt', 'last_seen_at as lastSeenAt', 'expires_at as expiresAt'])
    .select(['user_agent as userAgent', 'network_prefix as network'])
    .where('person_id', '=', personId)
    .where('last_seen_at', '>', new Date(clock.now().getTime() - sessionLimits.idleMs))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return sessions.map(session => ({ ...session, isCurrent: session.id === actor.credentialId }))
}

/**
 * Ends one session of the actor or of a person they manage, or all of them but the one that asks.
 * @throws DatelineError `not-found` for another person's, `not-allowed` for an API key.
 */
export async function endSessions(
  { db, clock }: { db: Db; clock: Clock },
  by: Actor,
  { personId, sessionId }: { personId: string; sessionId?: string | undefined },
): Promise<{ ended: number }> {
  assertSession(by, 'end sessions')
  return await managingPeople(db, by, [personId], async (trx, actor) => {
    await assertOwnOrManaged(trx, actor, personId)
    const { numDeletedRows } = await trx
      .deleteFrom('person_session')
      .where('person_id', '=', personId)
      .$if(sessionId !== undefined, query => query.where('id', '=', sessionId ?? ''))
      .$if(sessionId === undefined, query => query.where('id', '<>', actor.credentialId ?? ''))
      .executeTakeFirst()
    const ended = Number(numDeletedRows)
    if (ended === 0 && sessionId !== undefined) throw new DatelineError('session-not-found', { sessionId })
    const subject = { officeId: null, subjectKind: 'person', subjectId: personId } as const
    if (ended > 0)
      await writeAudit(trx, actor, clock.now(), [
        { action: 'people.end-sessions', ...subject, detail: { ended } },
      ])
    return { ended }
  })
}

/** @throws DatelineError `not-found` for a person whom the actor neither is nor manages. */
export async function assertOwnOrManaged(db: Db, actor: Actor, personId: string): Promise<void> {
  if (personId === actor.id) return assertSession(actor, 'see or end what its owner signs in with')
  const person = await findPerson(db, personId)
  if (!person || !manages(actor, person)) throw new DatelineError('person-not-found', { personId })
}
