import { sql } from 'kysely'
import { DatelineError } from '../core/errors/errors.ts'
import type { Db } from '../database/connect.ts'
import type { Actor, CurrentActor, Grant } from './actor.ts'
import { auditedTransaction } from './audit/audited-transaction.ts'
import { grantsOf } from './people/people.view.ts'

/**
 * The one way to write something for an actor: a transaction that begins by reading their standing again. Between the
 * head of a request and its body lies up to a minute, in which a role may be taken away, a person deactivated, a
 * session or key ended; nothing may be written after that. So the person's row stays locked
 * until the transaction ends, and what takes a standing away locks it too (`managingPeople`).
 *
 * The person's row is the first that is locked, so no two wait for each other.
 * @throws DatelineError `not-signed-in` for a person who was deactivated, or whose session or key has ended.
 */
export async function actingAs<Value>(
  db: Db,
  actor: Actor,
  work: (trx: Db, actor: CurrentActor) => Promise<Value>,
): Promise<Value> {
  return await auditedTransaction(db, async trx => {
    await lockPeople(trx, 'to act', [actor.id])
    return await work(trx, await currentActor(trx, actor))
  })
}

/**
 * As `actingAs`, for what changes the standing of people: they and the actor are locked against each other's deeds,
 * all in one statement and in order of id.
 */
export async function managingPeople<Value>(
  db: Db,
  actor: Actor,
  personIds: readonly string[],
  work: (trx: Db, actor: CurrentActor) => Promise<Value>,
): Promise<Value> {
  return await auditedTransaction(db, async trx => {
    await lockPeople(trx, 'to change', [actor.id, ...personIds])
    return await work(trx, await currentActor(trx, actor))
  })
}

/**
 * Writes down what an actor has done already outside the record, where it cannot be taken back: whatever became of
 * their standing since, it happened. What they do next goes by `actingAs` again.
 */
export async function recordingWhatHappened<Value>(
  db: Db,
  actor: Actor,
  work: (trx: Db, actor: CurrentActor) => Promise<Value>,
): Promise<Value> {
  return await auditedTransaction(db, async trx => await work(trx, actor as CurrentActor))
}

/** Foreign keys go on working: a row that refers to a person asks for less than either lock refuses. */
async function lockPeople(trx: Db, why: 'to act' | 'to change', ids: readonly string[]): Promise<void> {
  const people = trx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
  await (why === 'to act' ? people.forShare() : people.forNoKeyUpdate()).execute()
}

/** Reads after the lock, in a statement of its own: what was committed while we waited counts. */
async function currentActor(trx: Db, actor: Actor): Promise<CurrentActor> {
  return (await standingNow(trx, actor)) as CurrentActor
}

/**
 * The actor with those of their roles that they still hold; for answers that write nothing.
 * @throws DatelineError `not-signed-in` as `actingAs`.
 */
export async function standingNow(db: Db, actor: Actor): Promise<Actor> {
  if (actor.via === 'system') return actor
  const grants = await grantsOf(db, actor.id)
  if (!grants || !(await holdsCredential(db, actor))) {
    throw new DatelineError('session-ended', {})
  }
  return { ...actor, grants: actor.grants.filter(grant => isCovered(grant, grants)) }
}

/** A key may carry less than its owner holds, so what the request came with is the most it gets. */
export function isCovered(wanted: Grant, held: readonly Grant[]): boolean {
  return held.some(
    grant => grant.role === wanted.role && (grant.officeId === '*' || grant.officeId === wanted.officeId),
  )
}

/** Locks the session or key against being deleted, but not against being used. */
async function holdsCredential(trx: Db, { via, credentialId }: Actor): Promise<boolean> {
  if (credentialId === undefined) return true
  const table = via === 'session' ? 'person_session' : 'api_key'
  const { rows } = await sql`
    select from ${sql.table(table)}
    where id = ${credentialId} and (expires_at is null or expires_at > now())
      ${sql.raw(via === 'session' ? '' : 'and enabled is not false')}
    for key share`.execute(trx)
  return rows.length > 0
}
