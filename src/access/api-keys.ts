import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import type { Db } from '../database/connect.ts'
import { actingAs } from './acting.ts'
import type { Actor } from './actor.ts'
import { writeAudit } from './audit-log.ts'
import { assertSession } from './policy.ts'
import type { Access } from './sign-in.ts'

export interface ApiKeyView {
  id: string
  name: string | null
  /** The first characters, to tell keys apart. */
  start: string | null
  /** UTC. */
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
}

/** Makes a key for the person who asks. Only a signed-in person may: a key must not breed keys. */
export async function makeApiKey(
  { db, clock, access }: { db: Db; clock: Clock; access: Access },
  actor: Actor,
  wanted: { name: string; expiresInDays?: number | undefined },
): Promise<{ id: string; key: string }> {
  assertSession(actor, 'make or end keys')
  const { name, expiresInDays } = wanted
  const made = await access.createApiKey({
    personId: actor.id,
    name,
    ...(expiresInDays === undefined ? {} : { expiresInDays }),
  })
  try {
    await actingAs(db, actor, async (trx, current) => {
      await writeAudit(trx, current, clock.now(), [noteOf('keys.create', made.id, current)])
    })
  } catch (thrown) {
    // better-auth makes a key on a connection of its own, so a person deactivated meanwhile loses it here.
    await db.deleteFrom('api_key').where('id', '=', made.id).execute()
    throw thrown
  }
  return made
}

/** The actor's own keys, newest first. */
export async function listApiKeys(db: Db, actor: Actor): Promise<ApiKeyView[]> {
  return await db
    .selectFrom('api_key')
    .select([
      'id',
      'name',
      'start',
      'created_at as createdAt',
      'last_request as lastUsedAt',
      'expires_at as expiresAt',
    ])
    .where('person_id', '=', actor.id)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends one of the actor's own keys. Throws `not-found` for anyone else's. */
export async function revokeApiKey(
  { db, clock }: { db: Db; clock: Clock },
  by: Actor,
  keyId: string,
): Promise<void> {
  assertSession(by, 'make or end keys')
  await actingAs(db, by, async (trx, actor) => {
    const { numDeletedRows } = await trx
      .deleteFrom('api_key')
      .where('id', '=', keyId)
      .where('person_id', '=', actor.id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DatelineError('not-found', 'There is no key here by that id.')
    await writeAudit(trx, actor, clock.now(), [noteOf('keys.revoke', keyId, actor)])
  })
}

function noteOf(action: string, keyId: string, actor: Actor) {
  return { action, officeId: null, subjectKind: 'person' as const, subjectId: actor.id, detail: { keyId } }
}
