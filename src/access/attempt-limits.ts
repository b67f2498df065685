import { sql } from 'kysely'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import { sha256 } from '../core/hash.ts'
import type { Db } from '../database/connect.ts'
import { networkPrefix } from './network-prefix.ts'

/** Tries within a window of fifteen minutes, over all web processes (OWASP ASVS 5.0, 6.3.1). */
export const tryLimits = { account: 10, network: 60 } as const
const windowMinutes = 15

/** Something whose tries are counted; only a hash of it is stored. */
export interface CountedTry {
  kind: keyof typeof tryLimits
  key: string
}

/** A try to sign in counts for the account and for the network it comes from. */
export function triesOf(email: string, networkAddress: string): CountedTry[] {
  return [
    { kind: 'account', key: `account:${sha256(email)}` },
    { kind: 'network', key: `network:${sha256(networkPrefix(networkAddress))}` },
  ]
}

/** Counts one try. Throws `too-many-requests` when the window's tries are spent. */
export async function spendTry(
  { db, clock }: { db: Db; clock: Clock },
  { kind, key }: CountedTry,
): Promise<void> {
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
  if (row.tries <= tryLimits[kind]) return
  throw new DatelineError(
    'too-many-requests',
    `Too many tries to sign in: at most ${tryLimits[kind]} in ${windowMinutes} minutes are allowed. Wait and try again.`,
  )
}

/**
 * A right password costs nothing: it clears the account's count and gives the network the one try back, so that an
 * office behind one address is not locked out by its own people. What is long over is forgotten.
 */
export async function forgetTries(
  { db, clock }: { db: Db; clock: Clock },
  tries: readonly CountedTry[],
): Promise<void> {
  const keysOf = (kind: CountedTry['kind']) =>
    tries.filter(counted => counted.kind === kind).map(counted => counted.key)
  const dayAgo = new Date(clock.now().getTime() - 86_400_000)
  await db
    .updateTable('sign_in_tries')
    .set({ tries: sql<number>`greatest(tries - 1, 0)` })
    .where('key', 'in', keysOf('network'))
    .execute()
  await db
    .deleteFrom('sign_in_tries')
    .where(eb => eb.or([eb('key', 'in', keysOf('account')), eb('since', '<', dayAgo)]))
    .execute()
}
