import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import type { Grant, SignedInActor } from './actor.ts'
import { grantsOf } from './people/people.view.ts'
import { factorsOf, needsSecondFactor } from './second-factor/second-factor.ts'
import { isAlive } from './signing-in/sessions.ts'

/** A session or an API key that was found to be genuine. */
interface Credential {
  via: 'session' | 'api-key'
  id: string
  personId: string
}

/**
 * The person behind a credential, with their roles of this moment, or for a key with those of them that it was made for;
 * undefined where the person was deactivated, the session idle for too long, or the key has ended.
 */
export async function actorOfCredential(
  { db, clock }: { db: Db; clock: Clock },
  { via, id, personId }: Credential,
  isSecondFactorRequired: boolean,
): Promise<SignedInActor | undefined> {
  if (via === 'session' && !(await isAlive(db, clock.now(), id))) return undefined
  const grants = await grantsOf(db, personId)
  if (!grants) return undefined
  const limits = via === 'api-key' ? await limitsOfKey(db, id) : undefined
  const mustEnrol =
    isSecondFactorRequired &&
    needsSecondFactor(grants) &&
    !(await hasFactor(db, personId)) &&
    !(via === 'session' && (await isVouchedFor(db, id)))
  return {
    id: personId,
    via,
    grants: limits?.office_ids ? narrowed(grants, limits.office_ids) : grants,
    credentialId: id,
    ...(limits?.scopes ? { scopes: limits.scopes } : {}),
    ...(mustEnrol ? { mustEnrol } : {}),
  }
}

async function limitsOfKey(db: Db, keyId: string) {
  return await db
    .selectFrom('api_key')
    .select(['scopes', 'office_ids'])
    .where('id', '=', keyId)
    .executeTakeFirst()
}

async function hasFactor(db: Db, personId: string): Promise<boolean> {
  const { totp, passkeys } = await factorsOf(db, personId)
  return totp || passkeys > 0
}

/** Whether the provider at which this session was opened vouched for a second factor. */
async function isVouchedFor(db: Db, sessionId: string): Promise<boolean> {
  const session = await db
    .selectFrom('person_session')
    .select('provider_factor')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return session?.provider_factor === true
}

/** A role in every office becomes one in each office of the key. */
function narrowed(grants: readonly Grant[], officeIds: readonly string[]): Grant[] {
  return grants.flatMap(({ role, officeId }) =>
    officeId === '*'
      ? officeIds.map(id => ({ role, officeId: id }))
      : officeIds.includes(officeId)
        ? [{ role, officeId }]
        : [],
  )
}
