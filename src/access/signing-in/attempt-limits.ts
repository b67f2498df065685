import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { networkPrefix } from './network-prefix.ts'

/**
 * Tries within a window of fifteen minutes, over all web processes (OWASP ASVS 5.0, 6.3.1). A client that guesses at one
 * account is stopped by client; the account as a whole has a count only against many clients at once, and a device in
 * which its person has signed in before is counted by itself, so that strangers never keep the person out (6.1.1).
 */
export const tryLimits = {
  client: 10,
  device: 10,
  account: 100,
  network: 60,
  code: 10,
  resetAddress: 3,
  resetClient: 10,
} as const
const windowMinutes = 15

/** Something whose tries are counted; only a hash of it is stored. */
export interface CountedTry {
  kind: keyof typeof tryLimits
  key: string
}

/** A try from a device that is known for the account counts for the device alone. */
export function triesOf(email: string, networkAddress: string, device?: string): CountedTry[] {
  if (device !== undefined) return [{ kind: 'device', key: `device:${sha256(device)}` }]
  const [account, network] = [sha256(email), sha256(networkPrefix(networkAddress))]
  return [
    { kind: 'client', key: `client:${account}:${network}` },
    { kind: 'account', key: `account:${account}` },
    { kind: 'network', key: `network:${network}` },
  ]
}

/** Coming back from a provider, before it is known as whom; together with the passwords of the network. */
export function returnTriesOf(networkAddress: string): CountedTry[] {
  return [{ kind: 'network', key: `network:${sha256(networkPrefix(networkAddress))}` }]
}

/** Codes after a right password: counted for the person, or for a known device. */
export function codeTriesOf(personId: string, device?: string): CountedTry[] {
  return [{ kind: 'code', key: `code:${sha256(device ?? personId)}` }]
}

/** Asking for a link by mail, by client and by address. */
export function resetTriesOf(email: string, networkAddress: string): readonly [CountedTry, CountedTry] {
  return [
    { kind: 'resetClient', key: `reset-client:${sha256(networkPrefix(networkAddress))}` },
    { kind: 'resetAddress', key: `reset-address:${sha256(email)}` },
  ]
}

/** Whether something is used for the first time, over all web processes; it is remembered for a day at least. */
export async function spendOnce({ db, clock }: { db: Db; clock: Clock }, what: string): Promise<boolean> {
  const row = await db
    .insertInto('sign_in_tries')
    .values({ key: `once:${sha256(what)}`, tries: 1, since: clock.now() })
    .onConflict(conflict => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

/** Counts one try; the answer is how many there were in this window. Throws `too-many-requests` when they are spent. */
export async function spendTry(
  { db, clock }: { db: Db; clock: Clock },
  { kind, key }: CountedTry,
): Promise<number> {
  const now = clock.now()
  const windowStart = new Date(now.getTime() - windowMinutes * 60_000)
  const row = await db
    .insertInto('sign_in_tries')
    .values({ key, tries: 1, since: now })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet({
        tries: sql<number>`case when sign_in_tries.since <= ${windowStart} then 1 else sign_in_tries.tries + 1 end`,
        since: sql<Date>`case when sign_in_tries.since <= ${windowStart} then excluded.since else sign_in_tries.since end`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  if (row.tries <= tryLimits[kind]) return row.tries
  throw new DatelineError('too-many-attempts', { most: tryLimits[kind], minutes: windowMinutes })
}

/**
 * Success costs nothing: it clears what counts for this client alone and gives the others one try back, so that an
 * office behind one address is not locked out by its own people. What is long over is forgotten.
 */
export async function forgetTries(
  { db, clock }: { db: Db; clock: Clock },
  tries: readonly CountedTry[],
): Promise<void> {
  const keysOf = (isShared: boolean) =>
    tries
      .filter(({ kind }) => isShared === (kind === 'network' || kind === 'account'))
      .map(counted => counted.key)
  const dayAgo = new Date(clock.now().getTime() - 86_400_000)
  const [shared, own] = [keysOf(true), keysOf(false)]
  if (shared.length > 0)
    await db
      .updateTable('sign_in_tries')
      .set({ tries: sql<number>`greatest(tries - 1, 0)` })
      .where('key', 'in', shared)
      .execute()
  await db
    .deleteFrom('sign_in_tries')
    .where(eb => eb.or([eb('since', '<', dayAgo), ...(own.length > 0 ? [eb('key', 'in', own)] : [])]))
    .execute()
}
