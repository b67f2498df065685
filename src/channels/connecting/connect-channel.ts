import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import { languageList } from '../../core/languages/language-code.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { Credentials, NetworkName } from '../../networks/network.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import type { SecretKeys } from '../../secrets/secret-keys.ts'
import type { Slot } from '../channel.view.ts'
import {
  assertMayManage,
  type ChannelSettings,
  checkSettings,
  columnsOf,
  defaultSlots,
  defaultStyle,
} from '../channel-settings.ts'
import type { ChannelState } from '../channel-state.ts'
import { checkWeek, writeSlots } from '../settings/week-of-slots.ts'
import { warnOfAccessEnd } from '../tokens/access-end.ts'
import { forgetSecrets, saveCredentials } from '../tokens/credentials.ts'
import { recordFinding } from '../tokens/findings.ts'

export interface ConnectDeps {
  db: Db
  keys: SecretKeys
  clock: Clock
}

/** An account as its network and a person describe it. */
export interface ConnectInput extends ChannelSettings {
  actor: Actor
  officeId: string
  network: NetworkName
  externalId: string
  handle: string
  name: string
  languages: readonly Language[]
  credentials: Credentials
  /** When the network says access ends for good, UTC, however often tokens are renewed (Facebook's data access). */
  accessEndsAt?: Date
  slots?: readonly Slot[]
  sandbox: boolean
}

/**
 * Connects an account, or connects it again: then its credentials are replaced, what is not given stays, and posts
 * planned for it go on. A hold by a person stays too.
 *
 * | the channel was | the new access | the stored refresh token |
 * |---|---|---|
 * | anything | brings a refresh token | is replaced |
 * | connected | ends, and brings none | is kept: nothing else can carry the channel past that end |
 * | anything | does not end | is dropped: nothing will need it |
 * | to be reconnected, or disconnected | ends, and brings none | is dropped: the network refused it, and sending a spent one is reported to end the new sign-in with it |
 *
 * @throws DatelineError `bad-input`, `not-found`, `not-allowed`; `conflict` when the account is connected to another
 * office, or in the sandbox and not live, or the other way round.
 */
export async function connectChannel(
  deps: ConnectDeps,
  input: ConnectInput,
): Promise<{ channelId: string; outcome: 'connected' | 'reconnected' }> {
  refuseEarly(input.actor, 'channels.manage', input.officeId)
  checkSettings(input)
  checkAccount(input)
  const slots = input.slots && checkWeek(input.slots)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'channels.manage', input.officeId)
    await assertOfficeOpen(trx, input.officeId)
    const added = await addChannel(trx, input)
    const before = added ? undefined : await lockChannel(trx, input)
    const channelId = added ?? before?.id ?? ''
    if (added) await writeSlots(trx, channelId, slots ?? defaultSlots(input.network))
    else if (slots) await writeSlots(trx, channelId, slots)
    if (dropsRefreshToken(before?.state, input.credentials))
      await forgetSecrets(trx, channelId, ['refreshToken'])
    await saveCredentials(trx, deps.keys, channelId, input.credentials, deps.clock.now())
    await trx
      .updateTable('channel')
      .set({
        ...columnsOf(input),
        state: 'connected',
        state_reason: null,
        access_ends_at: input.accessEndsAt ?? null,
        check_reason: null,
      })
      .where('id', '=', channelId)
      .execute()
    await warnOfAccessEnd(trx, channelId, deps.clock.now())
    const outcome = added ? 'connected' : 'reconnected'
    await recordEvents(trx, [
      {
        kind: 'channel.connected',
        officeId: input.officeId,
        subjectId: channelId,
        data: { outcome, by: actor.id },
      },
    ])
    const { handle, name } = input
    await recordFinding(trx, { ...byPerson(channelId, actor), found: 'connected', account: { handle, name } })
    await audit(trx, deps, actor, `channel.${added ? 'connect' : 'reconnect'}`, input.officeId, channelId)
    return { channelId, outcome }
  })
}

/**
 * Ends the use of a channel: its secrets are forgotten at once, its posts and figures are kept, and what is planned
 * for it waits until it is connected again or cancelled.
 */
export async function disconnectChannel(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; channelId: string },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const officeId = await assertMayManage(trx, actor, input.channelId)
    await trx
      .updateTable('channel')
      .set(eb => ({
        state: 'disconnected',
        state_reason: 'A person disconnected it. Connect the channel again to post on it.',
        access_expires_at: null,
        access_ends_at: null,
        credentials_version: eb('credentials_version', '+', 1),
      }))
      .where('id', '=', input.channelId)
      .execute()
    await forgetSecrets(trx, input.channelId)
    await trx.deleteFrom('channel_refresh').where('channel_id', '=', input.channelId).execute()
    await recordEvents(trx, [
      { kind: 'channel.disconnected', officeId, subjectId: input.channelId, data: { by: actor.id } },
    ])
    await recordFinding(trx, { ...byPerson(input.channelId, actor), found: 'disconnected' })
    await audit(trx, deps, actor, 'channel.disconnect', officeId, input.channelId)
  })
}

/** What would come back as an odd failure later is refused now. No secret is in the message. */
function checkAccount(input: ConnectInput): void {
  const faults = [
    ...(input.externalId.trim() === '' ? ['externalId: it must not be empty.'] : []),
    ...(input.credentials.accessToken.trim() === ''
      ? ['credentials.accessToken: it must not be empty.']
      : []),
  ]
  if (faults.length > 0) throw new DatelineError('channel-invalid', { faults: faults.join(' ') }, faults)
}

/** The id of a new channel; undefined when the account is known already. */
async function addChannel(trx: Db, input: ConnectInput): Promise<string | undefined> {
  const row = await trx
    .insertInto('channel')
    .values({
      id: newId(),
      office_id: input.officeId,
      network: input.network,
      external_id: input.externalId,
      handle: input.handle,
      name: input.name,
      languages: languageList.parse(input.languages),
      style: toJson(input.style ?? defaultStyle(input.network)),
      sandbox: input.sandbox,
    })
    .onConflict(conflict => conflict.columns(['network', 'external_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function lockChannel(trx: Db, input: ConnectInput): Promise<{ id: string; state: ChannelState }> {
  const channel = await trx
    .selectFrom('channel')
    .select(['id', 'state', 'office_id', 'sandbox'])
    .where('network', '=', input.network)
    .where('external_id', '=', input.externalId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (channel.office_id !== input.officeId) {
    throw new DatelineError('account-in-other-office', {})
  }
  if (channel.sandbox !== input.sandbox) {
    const [was, is] = channel.sandbox ? ['the sandbox', 'live'] : ['live', 'the sandbox']
    throw new DatelineError('account-in-other-world', { was, is })
  }
  return channel
}

function dropsRefreshToken(before: ChannelState | undefined, credentials: Credentials): boolean {
  if (credentials.refreshToken !== undefined) return false
  return before !== 'connected' || credentials.expiresAt === undefined
}

function byPerson(channelId: string, { id: by }: CurrentActor) {
  return { channelId, how: 'by-person' as const, by }
}

async function audit(
  trx: Db,
  deps: { clock: Clock },
  actor: CurrentActor,
  action: string,
  officeId: string,
  channelId: string,
): Promise<void> {
  await writeAudit(trx, actor, deps.clock.now(), [
    { action, officeId, subjectKind: 'channel', subjectId: channelId },
  ])
}
