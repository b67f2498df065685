import type { Actor } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import type { Language } from '../../core/languages/language.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { networkLabel, profileOf } from '../../networks/profiles.ts'
import { openSecret, type SecretKeys, sealSecret } from '../../secrets/secret-keys.ts'
import type { ConnectedAccount } from './connected-account.ts'

/** An id that no attempt has. */
const absentId = '00000000-0000-0000-0000-000000000000'

/** How long a person may take on the network's page, and to choose afterwards, in milliseconds. */
export const attemptMs = 10 * 60_000

/** An attempt to connect, while its secrets are needed. */
export interface OpenAttempt {
  id: string
  network: NetworkName
  officeId: string
  languages: Language[]
  /** What finishing needs while the person is on the network's page; then the accounts to choose from, as JSON. */
  secret: string
}

interface Deps {
  db: Db
  keys: SecretKeys
  clock: Clock
}

/**
 * Writes down that a person leaves for the network's page. Of `state` only its SHA-256 is kept.
 * @returns when the attempt ends, UTC.
 */
export async function saveAttempt(
  deps: Deps,
  given: {
    attemptId: string
    actor: Actor
    network: NetworkName
    officeId: string
    languages: readonly Language[]
    state: string
    secret: string
  },
): Promise<Date> {
  const id = given.attemptId
  const endsAt = new Date(deps.clock.now().getTime() + attemptMs)
  const { keyId, sealed } = sealSecret(deps.keys, placeOf(id), given.secret)
  await deps.db
    .insertInto('connect_attempt')
    .values({
      id,
      network: given.network,
      person_id: given.actor.id,
      office_id: given.officeId,
      languages: [...given.languages],
      state_hash: sha256(given.state),
      key_id: keyId,
      sealed,
      ends_at: endsAt,
    })
    .execute()
  return endsAt
}

/**
 * The attempt that a person comes back from. A state works once, for the person who began, on the network it was
 * made for, at the address of that attempt where it has one, while it lasts (RFC 9700, sections 2.1 and 4.4: forged, replayed and
 * mixed-up answers).
 * @throws DatelineError `conflict`, the same for all of these.
 */
export async function takeAttempt(
  deps: Deps,
  given: { actor: Actor; network: NetworkName; state: string; attemptId?: string | undefined },
): Promise<OpenAttempt> {
  const atOwnAddress = profileOf(given.network).servers === 'many'
  const row = await deps.db
    .updateTable('connect_attempt')
    .set({ state_hash: null })
    .where('state_hash', '=', sha256(given.state))
    .where('network', '=', given.network)
    .where('person_id', '=', given.actor.id)
    .where('ends_at', '>', deps.clock.now())
    .$if(atOwnAddress, query => query.where('id', '=', given.attemptId ?? absentId))
    .returningAll()
    .executeTakeFirst()
  if (row) return opened(deps.keys, row)
  throw new DatelineError('connect-attempt-unknown', { network: networkLabel(given.network) })
}

/** The attempt whose accounts a person may choose from. Throws `not-found`, and `conflict` when there is nothing to choose. */
export async function attemptToChoose(
  deps: Deps,
  given: { actor: Actor; attemptId: string; network?: NetworkName },
): Promise<OpenAttempt> {
  const row = await deps.db
    .selectFrom('connect_attempt')
    .selectAll()
    .where('id', '=', given.attemptId)
    .where('person_id', '=', given.actor.id)
    .$if(given.network !== undefined, query => query.where('network', '=', given.network ?? ''))
    .executeTakeFirst()
  if (!row) throw new DatelineError('connect-attempt-not-found', { attemptId: given.attemptId })
  if (row.step === 'choosing' && row.ends_at > deps.clock.now()) return opened(deps.keys, row)
  throw new DatelineError('connect-choice-expired', {})
}

/** The network has let Dateline in, and a person must choose among what it gave. They get 10 minutes more. */
export async function keepChoice(deps: Deps, attemptId: string, choice: string): Promise<void> {
  const { keyId, sealed } = sealSecret(deps.keys, placeOf(attemptId), choice)
  const endsAt = new Date(deps.clock.now().getTime() + attemptMs)
  await deps.db
    .updateTable('connect_attempt')
    .set({ step: 'choosing', key_id: keyId, sealed, ends_at: endsAt })
    .where('id', '=', attemptId)
    .execute()
}

/** Says what came of an attempt and forgets its secrets. */
export async function closeAttempt(
  db: Db,
  attemptId: string,
  end: { step: 'connected'; connected: readonly ConnectedAccount[] } | { step: 'failed'; reason: string },
): Promise<void> {
  const facts = end.step === 'connected' ? { connected: toJson(end.connected) } : { reason: end.reason }
  await db
    .updateTable('connect_attempt')
    .set({ step: end.step, key_id: null, sealed: null, ...facts })
    .where('id', '=', attemptId)
    .execute()
}

/** Forgets attempts that ended an hour ago. Returns how many. */
export async function forgetAttempts({ db, clock }: { db: Db; clock: Clock }): Promise<number> {
  const hourAgo = new Date(clock.now().getTime() - 3_600_000)
  const gone = await db.deleteFrom('connect_attempt').where('ends_at', '<', hourAgo).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

interface AttemptRow {
  id: string
  network: NetworkName
  office_id: string
  languages: Language[]
  key_id: string | null
  sealed: string | null
}

function opened(keys: SecretKeys, row: AttemptRow): OpenAttempt {
  const secret = { keyId: row.key_id ?? '', sealed: row.sealed ?? '' }
  return {
    id: row.id,
    network: row.network,
    officeId: row.office_id,
    languages: row.languages,
    secret: openSecret(keys, placeOf(row.id), secret),
  }
}

/** Sealed for one attempt, a verifier or an account's token opens in no other. */
function placeOf(attemptId: string) {
  return { channelId: attemptId, field: 'connecting' }
}
