import { sql } from 'kysely'
import { saveCredentials } from '../../src/channels/tokens/credentials.ts'
import { newId } from '../../src/core/ids.ts'
import type { Language } from '../../src/core/languages/language.ts'
import type { Db } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import type { Credentials, NetworkName } from '../../src/networks/network.ts'
import { parseSecretKeys, type SecretKeys } from '../../src/secrets/secret-keys.ts'

/** Keys for tests: `first` writes. */
export const testKeys: SecretKeys = parseSecretKeys(`first:${keyText(1)}`)

/** The same 32 bytes for the same number, in base64. */
export function keyText(seed: number): string {
  return Buffer.from(Array.from({ length: 32 }, (_, index) => (seed * 37 + index * 11) % 256)).toString(
    'base64',
  )
}

/** An office, made when it is not there. */
export async function buildOffice(db: Db, id = 'lahore', timeZone = 'Asia/Karachi'): Promise<string> {
  await db
    .insertInto('office')
    .values({
      id,
      names: toJson({ en: id }),
      country: 'PK',
      time_zone: timeZone,
      working_days: [1, 2, 3, 4, 5],
      languages: ['en', 'ur'],
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return id
}

interface ChannelFacts {
  officeId?: string
  network?: NetworkName
  languages?: Language[]
  sandbox?: boolean
  keys?: SecretKeys
  credentials?: Credentials
  /** Milliseconds from now until the access token ends. */
  endsInMs?: number
}

/** A connected channel with credentials. */
export async function buildChannel(db: Db, facts: ChannelFacts = {}): Promise<string> {
  const id = newId()
  const number = id.replaceAll('-', '').slice(-12)
  await db
    .insertInto('channel')
    .values({
      id,
      office_id: await buildOffice(db, facts.officeId),
      network: facts.network ?? 'x',
      external_id: number,
      handle: `mrc_${number.slice(-8)}`,
      name: 'Migrant Resource Centre',
      languages: facts.languages ?? ['en'],
      style: toJson({ tooLong: 'thread', numbering: 'plain', hashtags: 3, credit: 'append' }),
      sandbox: facts.sandbox ?? true,
    })
    .execute()
  const now = new Date()
  const credentials = facts.credentials ?? {
    accessToken: `access-${id}`,
    refreshToken: `refresh-${id}`,
    expiresAt: new Date(now.getTime() + (facts.endsInMs ?? 7_200_000)),
  }
  await db.transaction().execute(trx => saveCredentials(trx, facts.keys ?? testKeys, id, credentials, now))
  return id
}

/** Lets so many milliseconds pass for the access token and the lease of a channel. */
export async function letTimePass(db: Db, channelId: string, ms: number): Promise<void> {
  const past = sql<Date>`make_interval(secs => ${ms / 1_000}::double precision)`
  await sql`update channel set access_expires_at = access_expires_at - ${past} where id = ${channelId}`.execute(
    db,
  )
  await sql`update channel_refresh set lease_until = lease_until - ${past}, retry_at = retry_at - ${past}
    where channel_id = ${channelId}`.execute(db)
}
