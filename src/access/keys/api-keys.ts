import { DatelineError } from '../../core/errors/errors.ts'
import type { KeyScope } from '../../core/key-scopes.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { actingAs, managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { assertSession, mayInScope } from '../policy.ts'
import { assertOwnOrManaged } from '../signing-in/sessions.ts'
import type { Access } from '../signing-in/sign-in.ts'
import { readingScopes } from './scopes-of-actions.ts'

/** In days. A key that is forgotten ends by itself. */
export const keyLifetime = { usual: 90, most: 365 } as const

export interface ApiKeyView {
  id: string
  name: string | null
  /** The first characters, to tell keys apart. */
  start: string | null
  /** UTC. */
  createdAt: Date
  lastUsedAt: Date | null
  /** Null: made before keys had to end. */
  expiresAt: Date | null
  /** Null: made before keys had scopes, and as much as its owner. */
  scopes: string[] | null
  /** Null: every office of its owner. */
  officeIds: string[] | null
}

export interface WantedKey {
  name: string
  /** 1 to 365; 90 when not given. */
  expiresInDays?: number | undefined
  /** Reading alone when not given. */
  scopes?: readonly KeyScope[] | undefined
  /** All offices of the owner when not given. */
  officeIds?: readonly string[] | undefined
}

/**
 * Makes a key for the person who asks. Only a signed-in person may: a key must not breed keys.
 * @throws DatelineError `not-allowed` for a scope or an office that is not the owner's.
 */
export async function makeApiKey(
  { db, clock, access }: { db: Db; clock: Clock; access: Access },
  actor: Actor,
  wanted: WantedKey,
): Promise<{ id: string; key: string }> {
  assertSession(actor, 'make or end keys')
  const { name, expiresInDays = keyLifetime.usual, scopes = readingScopes, officeIds } = wanted
  assertOwnersRights(actor, scopes, officeIds)
  const made = await access.createApiKey({ personId: actor.id, name, expiresInDays })
  try {
    await actingAs(db, actor, async (trx, current) => {
      assertOwnersRights(current, scopes, officeIds)
      const limits = { scopes: [...scopes], office_ids: officeIds ? [...officeIds] : null }
      await trx.updateTable('api_key').set(limits).where('id', '=', made.id).execute()
      const detail = { keyId: made.id, expiresInDays, scopes, officeIds: officeIds ?? '*' }
      await writeAudit(trx, current, clock.now(), [noteOf('keys.create', actor.id, detail)])
    })
  } catch (thrown) {
    // better-auth makes a key on a connection of its own, so a person deactivated meanwhile loses it here.
    await db.deleteFrom('api_key').where('id', '=', made.id).execute()
    throw thrown
  }
  return made
}

/** The keys of the actor, or of a person they manage, newest first. */
export async function listApiKeys(db: Db, actor: Actor, personId = actor.id): Promise<ApiKeyView[]> {
  await assertOwnOrManaged(db, actor, personId)
  return await db
    .selectFrom('api_key')
    .select(['id', 'name', 'start', 'created_at as createdAt', 'last_request as lastUsedAt'])
    .select(['expires_at as expiresAt', 'scopes', 'office_ids as officeIds'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends a key of the actor, or of a person they manage. Throws `not-found` for anyone else's. */
export async function revokeApiKey(
  { db, clock }: { db: Db; clock: Clock },
  by: Actor,
  keyId: string,
  personId = by.id,
): Promise<void> {
  assertSession(by, 'make or end keys')
  await managingPeople(db, by, [personId], async (trx, actor) => {
    await assertOwnOrManaged(trx, actor, personId)
    const { numDeletedRows } = await trx
      .deleteFrom('api_key')
      .where('id', '=', keyId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DatelineError('key-not-found', { keyId })
    await writeAudit(trx, actor, clock.now(), [noteOf('keys.revoke', personId, { keyId })])
  })
}

/** Ends all keys of a person; the answer is how many there were. */
export async function revokeKeysOf(trx: Db, personId: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('api_key')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function assertOwnersRights(
  actor: Actor,
  scopes: readonly KeyScope[],
  officeIds: readonly string[] | undefined,
): void {
  const mine = actor.grants.map(grant => grant.officeId)
  const foreign = (officeIds ?? []).filter(id => !mine.includes(id) && !mine.includes('*'))
  if (foreign.length > 0) throw new DatelineError('no-role-in-office', { offices: foreign.join('", "') })
  const offices = officeIds ?? mine
  const beyond = scopes.filter(scope => scope.endsWith(':write') && !mayInScope(actor, scope, offices))
  if (beyond.length > 0) throw new DatelineError('key-beyond-roles', { scopes: beyond.join(', ') })
}

function noteOf(action: string, personId: string, detail: Record<string, unknown>) {
  return { action, officeId: null, subjectKind: 'person' as const, subjectId: personId, detail }
}
