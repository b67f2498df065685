import { sql } from 'kysely'
import { actingAs } from '../access/acting.ts'
import type { Actor } from '../access/actor.ts'
import { writeAudit } from '../access/audit/audit-log.ts'
import { may } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { otherKeysOfPeople, resealPeople } from './reseal-people.ts'
import { otherKeysOfWebhooks, resealWebhooks } from './reseal-webhooks.ts'
import { openSecret, type SealedSecret, type SecretKeys, sealSecret } from './secret-keys.ts'

export interface KeyRotation {
  /** Sealed again, with the first key. */
  rewrapped: number
  /** Written by another process in the meantime, which used a key of its own: run again. */
  changedMeanwhile: number
  /** Sealed with a key we do not have, or altered: these channels must be connected again, these second factors reset. */
  unreadable: number
  /** Keys that some secret still needs besides the first: they must stay in SECRET_KEYS. */
  keysStillNeeded: string[]
}

/**
 * Seals every secret with the first key while everything goes on: a token renewed at the same moment wins. When
 * `keysStillNeeded` is empty, the other keys can be taken out of SECRET_KEYS.
 * @throws DatelineError `not-allowed` without a role for every office.
 */
export async function rotateSecretKeys(
  deps: { db: Db; keys: SecretKeys; clock: Clock },
  input: { actor: Actor },
): Promise<KeyRotation> {
  assertMayRotate(input.actor)
  const counts = { rewrapped: 0, changedMeanwhile: 0, unreadable: 0 }
  for (let after: Place | undefined; ; ) {
    const batch = await nextSecrets(deps, after)
    const last = batch.at(-1)
    if (!last) break
    after = last
    const changes = batch.flatMap(secret => rewrap(deps.keys, secret) ?? [])
    const written = await writeSecrets(deps.db, changes)
    counts.rewrapped += written
    counts.changedMeanwhile += changes.length - written
    counts.unreadable += batch.length - changes.length
  }
  const people = await resealPeople(deps)
  counts.rewrapped += people.rewrapped
  counts.changedMeanwhile += people.changedMeanwhile
  counts.unreadable += people.unreadable
  const webhooks = await resealWebhooks(deps)
  counts.rewrapped += webhooks.rewrapped
  counts.unreadable += webhooks.unreadable
  const keysStillNeeded = new Set([
    ...(await otherKeysInUse(deps)),
    ...(await otherKeysOfPeople(deps)),
    ...(await otherKeysOfWebhooks(deps)),
  ])
  const result = { ...counts, keysStillNeeded: [...keysStillNeeded].sort() }
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayRotate(actor)
    const detail = { ...result, writingKey: deps.keys.writing.id }
    await writeAudit(trx, actor, deps.clock.now(), [
      { action: 'keys.rotate', officeId: null, subjectKind: 'everything', subjectId: 'secret-keys', detail },
    ])
  })
  return result
}

function assertMayRotate(actor: Actor): void {
  if (!may(actor, 'channels.manage', '*')) throw new DatelineError('keys-need-operator', {})
}

interface Place {
  channelId: string
  field: string
}
type StoredSecret = Place & SealedSecret
type Rewrapped = Place & { before: string; after: SealedSecret }

/** Small enough that no one waits for it. */
const batchSize = 100

async function nextSecrets(
  deps: { db: Db; keys: SecretKeys },
  after: Place | undefined,
): Promise<StoredSecret[]> {
  return await deps.db
    .selectFrom('channel_secret')
    .select(['channel_id as channelId', 'field', 'key_id as keyId', 'sealed'])
    .where('key_id', '<>', deps.keys.writing.id)
    .$if(after !== undefined, query =>
      query.where(sql<boolean>`(channel_id, field) > (${after?.channelId}::uuid, ${after?.field}::text)`),
    )
    .orderBy('channel_id')
    .orderBy('field')
    .limit(batchSize)
    .execute()
}

function rewrap(keys: SecretKeys, secret: StoredSecret): Rewrapped | undefined {
  const { channelId, field } = secret
  try {
    const plain = openSecret(keys, { channelId, field }, secret)
    return { channelId, field, before: secret.sealed, after: sealSecret(keys, { channelId, field }, plain) }
  } catch {
    return undefined
  }
}

async function writeSecrets(db: Db, changes: readonly Rewrapped[]): Promise<number> {
  if (changes.length === 0) return 0
  const result = await sql`
    update channel_secret s set key_id = n.key_id, sealed = n.sealed
    from unnest(
      ${changes.map(change => change.channelId)}::uuid[], ${changes.map(change => change.field)}::text[],
      ${changes.map(change => change.before)}::text[], ${changes.map(change => change.after.keyId)}::text[],
      ${changes.map(change => change.after.sealed)}::text[]
    ) as n (channel_id, field, before, key_id, sealed)
    where s.channel_id = n.channel_id and s.field = n.field and s.sealed = n.before`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

async function otherKeysInUse(deps: { db: Db; keys: SecretKeys }): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('channel_secret')
    .select('key_id')
    .distinct()
    .where('key_id', '<>', deps.keys.writing.id)
    .orderBy('key_id')
    .execute()
  return rows.map(row => row.key_id)
}
