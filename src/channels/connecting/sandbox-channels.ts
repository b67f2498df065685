import { createHash } from 'node:crypto'
import { systemActor } from '../../access/actor.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Credentials, NetworkName } from '../../networks/network.ts'
import { listOffices, type Office } from '../../offices/office.view.ts'
import { organisationName } from '../../offices/setting-up/organisation.view.ts'
import type { SecretKeys } from '../../secrets/secret-keys.ts'
import { type ChannelSummary, channelsOf } from '../channel.view.ts'
import { accountOf } from '../tokens/credentials.ts'
import { connectChannel } from './connect-channel.ts'

/** An account to be made on a sandbox network; with tokens, when we hold some for it. */
export interface SandboxAccountRequest {
  network: NetworkName
  externalId: string
  handle: string
  name: string
  accessToken?: string
  refreshToken?: string
  /** Seconds until the access token ends; it does not, when absent. */
  expiresIn?: number
}

/**
 * Gives every office an account of each of these networks on the sandbox. Doing it again changes nothing here; a sandbox
 * that has forgotten its accounts gets them again, with the tokens we hold. A channel that a person has
 * disconnected stays so.
 * @param provision registers an account at the sandbox and gives its credentials.
 * @returns how many channels were connected now.
 */
export async function connectSandboxChannels(
  deps: { db: Db; keys: SecretKeys; clock: Clock },
  input: {
    networks: readonly NetworkName[]
    provision: (account: SandboxAccountRequest) => Promise<Credentials>
  },
): Promise<number> {
  let connected = 0
  const organisation = await organisationName(deps.db)
  for (const office of await listOffices(deps.db)) {
    if (office.archived) continue
    const channels = await channelsOf(deps.db, office.id)
    for (const network of input.networks) {
      const account = sandboxAccount(office, organisation, network)
      const known = channels.find(
        channel => channel.network === network && channel.externalId === account.externalId,
      )
      if (known?.state === 'disconnected') continue
      if (known?.state === 'connected') {
        await input.provision(await withTokens(deps, account, known))
        continue
      }
      const credentials = await input.provision(account)
      await connect(deps, office, account, credentials)
      connected += 1
    }
  }
  return connected
}

async function withTokens(
  deps: { db: Db; keys: SecretKeys; clock: Clock },
  account: SandboxAccountRequest,
  known: ChannelSummary,
): Promise<SandboxAccountRequest> {
  const { accessToken, refreshToken, expiresAt } = (await accountOf(deps, known.id)).credentials
  const secondsLeft = expiresAt && (expiresAt.getTime() - deps.clock.now().getTime()) / 1_000
  return {
    ...account,
    // As it is known here, whatever the organisation is called today.
    handle: known.handle,
    name: known.name,
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(secondsLeft === undefined ? {} : { expiresIn: Math.max(1, secondsLeft) }),
  }
}

async function connect(
  deps: { db: Db; keys: SecretKeys; clock: Clock },
  office: Office,
  account: SandboxAccountRequest,
  credentials: Credentials,
): Promise<void> {
  await connectChannel(deps, {
    actor: systemActor,
    officeId: office.id,
    network: account.network,
    externalId: account.externalId,
    handle: account.handle,
    name: account.name,
    languages: office.languages,
    credentials,
    sandbox: true,
  })
}

/** The same office has the same account each time: a record and a sandbox made apart still fit. */
function sandboxAccount(
  office: Office,
  organisation: string | null,
  network: NetworkName,
): SandboxAccountRequest {
  const place = office.names[fallbackLanguage] ?? Object.values(office.names)[0] ?? office.id
  return {
    network,
    externalId: numberOf(`${network} ${office.id}`),
    handle: handleOf(office.id, organisation),
    name: organisation ? `${organisation}, ${place}` : place,
  }
}

/** Eighteen digits, as long as the ids of both networks. */
function numberOf(text: string): string {
  const digest = createHash('sha256').update(text).digest()
  return (10n ** 17n + (digest.readBigUInt64BE() % (9n * 10n ** 17n))).toString()
}

/**
 * The initials of the organisation, where they are Latin, and the office: `mrc_lahore`. X allows 15 letters, digits and
 * "_"; what is longer is cut, and digits make it unique.
 */
function handleOf(officeId: string, organisation: string | null): string {
  const initials = (organisation?.match(/\b[A-Za-z0-9]/g) ?? []).join('').toLowerCase().slice(0, 4)
  const whole = [initials, officeId.replaceAll('-', '_')].filter(Boolean).join('_')
  return whole.length <= 15 ? whole : `${whole.slice(0, 10)}_${numberOf(officeId).slice(-4)}`
}
