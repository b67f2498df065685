import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import {
  type Account,
  type Credentials,
  NetworkFailureError,
  type NetworkName,
} from '../../networks/network.ts'
import { openSecret, type SecretKeys, sealSecret } from '../../secrets/secret-keys.ts'
import { channelLabel } from '../channel-label.ts'
import type { ChannelState } from '../channel-state.ts'

/** What is kept sealed of a channel. */
const secretFields = ['accessToken', 'accessSecret', 'refreshToken'] as const
type SecretField = (typeof secretFields)[number]

/** A channel's secrets as they stand now, and what decides whether they may be used. */
export interface StoredAccount {
  account: Account
  network: NetworkName
  label: string
  state: ChannelState
  stateReason: string | null
  /** Counts what was saved: what holds for an older version says nothing about this one. */
  version: number
  /** Until the access token ends, by the database's clock, in milliseconds; undefined when it does not end. */
  endsInMs: number | undefined
}

/**
 * Saves what a network gave, sealed, and counts it as a new version. An access secret that is not among it is
 * forgotten, because it belonged to the access token before. A refresh token is never forgotten here: an answer
 * without one leaves the one in use (RFC 6749, section 6).
 * @param now by the clock from which `expiresAt` was calculated; what remains is counted from the database's clock, so that
 * a machine whose clock is wrong neither renews without end nor uses a token that is over.
 * @returns the new version.
 */
export async function saveCredentials(
  trx: Db,
  keys: SecretKeys,
  channelId: string,
  credentials: Credentials,
  now: Date,
): Promise<number> {
  const rows = secretFields.flatMap(field => {
    const plain = credentials[field]
    if (plain === undefined) return []
    const { keyId, sealed } = sealSecret(keys, { channelId, field }, plain)
    return [{ channel_id: channelId, field, key_id: keyId, sealed }]
  })
  await trx
    .insertInto('channel_secret')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['channel_id', 'field']).doUpdateSet(eb => ({
        key_id: eb.ref('excluded.key_id'),
        sealed: eb.ref('excluded.sealed'),
        updated_at: sql<Date>`now()`,
      })),
    )
    .execute()
  if (credentials.accessSecret === undefined) await forgetSecrets(trx, channelId, ['accessSecret'])
  await trx.deleteFrom('channel_refresh').where('channel_id', '=', channelId).execute()
  const remaining = credentials.expiresAt && (credentials.expiresAt.getTime() - now.getTime()) / 1_000
  const saved = await trx
    .updateTable('channel')
    .set(eb => ({
      credentials_version: eb('credentials_version', '+', 1),
      access_expires_at:
        remaining === undefined
          ? null
          : sql<Date>`now() + make_interval(secs => ${remaining}::double precision)`,
    }))
    .where('id', '=', channelId)
    .returning('credentials_version')
    .executeTakeFirstOrThrow()
  return saved.credentials_version
}

/** Forgets secrets for good; all of them when no field is named. */
export async function forgetSecrets(
  trx: Db,
  channelId: string,
  fields: readonly SecretField[] = secretFields,
): Promise<void> {
  await trx
    .deleteFrom('channel_secret')
    .where('channel_id', '=', channelId)
    .where('field', 'in', fields)
    .execute()
}

/**
 * The account of a channel with the secrets as they are, also when the access token is over.
 * @throws NetworkFailureError `channel-blocked` when the channel is not connected or not known.
 * @throws DatelineError `unavailable` when the secrets do not open.
 */
export async function accountOf(deps: { db: Db; keys: SecretKeys }, channelId: string): Promise<Account> {
  return (await connectedAccount(deps, channelId)).account
}

/** As `accountOf`, with what decides whether it may be used. */
export async function connectedAccount(
  deps: { db: Db; keys: SecretKeys },
  channelId: string,
): Promise<StoredAccount> {
  const stored = await storedAccount(deps, channelId)
  if (stored?.state === 'connected') return stored
  throw new NetworkFailureError({
    type: 'channel-blocked',
    remedy: 'reconnect',
    code: stored?.state ?? 'no-channel',
    reason: stored
      ? (stored.stateReason ?? `${stored.label} is not connected. Connect the channel again.`)
      : 'There is no such channel.',
  })
}

/** One statement reads a channel with its secrets, so that they always belong together. */
async function storedAccount(
  deps: { db: Db; keys: SecretKeys },
  channelId: string,
): Promise<StoredAccount | undefined> {
  const { rows } = await sql<AccountRow>`
    select c.network, c.external_id, c.handle, c.name, c.state, c.state_reason, c.credentials_version,
      c.access_expires_at, extract(epoch from c.access_expires_at - now()) * 1000 as ends_in_ms,
      s.field, s.key_id, s.sealed
    from channel c left join channel_secret s on s.channel_id = c.id
    where c.id = ${channelId}`.execute(deps.db)
  const [first] = rows
  if (!first) return undefined
  const secrets: Partial<Record<SecretField, string>> = {}
  for (const { field, key_id, sealed } of rows) {
    if (field === null || key_id === null || sealed === null) continue
    secrets[field] = openSecret(deps.keys, { channelId, field }, { keyId: key_id, sealed })
  }
  return {
    account: {
      channelId,
      externalId: first.external_id,
      credentials: {
        accessToken: '',
        ...secrets,
        ...(first.access_expires_at ? { expiresAt: first.access_expires_at } : {}),
      },
    },
    network: first.network,
    label: channelLabel(first),
    state: first.state,
    stateReason: first.state_reason,
    version: first.credentials_version,
    endsInMs: first.ends_in_ms ?? undefined,
  }
}

interface AccountRow {
  network: NetworkName
  external_id: string
  handle: string
  name: string
  state: ChannelState
  state_reason: string | null
  credentials_version: number
  access_expires_at: Date | null
  ends_in_ms: number | null
  field: SecretField | null
  key_id: string | null
  sealed: string | null
}
