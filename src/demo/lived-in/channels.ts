import { randomBytes } from 'node:crypto'
import { systemActor } from '../../access/actor.ts'
import type { Core } from '../../assembly/core.ts'
import { type ChannelSummary, channelsOf, type Slot } from '../../channels/channel.view.ts'
import { connectChannel } from '../../channels/connecting/connect-channel.ts'
import {
  connectSandboxChannels,
  type SandboxAccountRequest,
} from '../../channels/connecting/sandbox-channels.ts'
import { type ChannelChange, changeChannel } from '../../channels/settings/change-channel.ts'
import { changeSlots } from '../../channels/settings/change-slots.ts'
import { profile as facebook } from '../../networks/facebook/profile.ts'
import { profile as mastodon } from '../../networks/mastodon/profile.ts'
import { profile as x } from '../../networks/x/profile.ts'
import { effectsOfSettings } from '../../publishing/calendar/effects-of-settings.ts'
import { officeIds } from './offices.ts'
import type { Actors } from './sign-ins.ts'

/** Posts more overdue than this wait for a person. */
const holdWhenOverdueMinutes = 180

/** An X account and a Facebook Page for each office, and a Mastodon account in Istanbul; each with its week. */
export async function connectChannels(core: Core, { omar }: Actors): Promise<void> {
  const { clock, keys, sandbox } = core
  const { db } = core.database
  const deps = { db, keys, clock }
  if (!sandbox) throw new Error('the demo is on the sandbox networks')
  const networks = [x.name, facebook.name]
  // With access that does not end: what must be renewed every two hours would be, hundreds of times.
  const provision = (account: SandboxAccountRequest) =>
    sandbox.provision({ ...account, accessToken: randomBytes(24).toString('base64url') })
  await connectSandboxChannels(deps, { networks, provision })
  const account = {
    network: mastodon.name,
    externalId: '109348217745920113@social.example',
    handle: 'mrc_istanbul@social.example',
    name: 'Migrant Resource Centre Istanbul',
  }
  const credentials = await sandbox.provision(account)
  await connectChannel(deps, {
    ...account,
    actor: systemActor,
    officeId: 'istanbul',
    languages: ['en', 'prs'],
    credentials,
    sandbox: true,
  })
  for (const officeId of officeIds)
    for (const channel of await channelsOf(db, officeId)) {
      const input = { actor: omar, channelId: channel.id }
      await changeSlots({ db, clock }, { ...input, slots: weekOf(channel) }, effectsOfSettings)
      await changeChannel({ db, clock }, { ...input, change: settingsOf(channel) }, effectsOfSettings)
    }
}

/** Lahore also posts on Saturdays; on Facebook its links stand in the first comment. */
function settingsOf({ officeId, network }: ChannelSummary): ChannelChange {
  const isLahore = officeId === 'lahore'
  const style = isLahore && network === facebook.name ? { linkPlacement: 'first-comment' as const } : {}
  return { holdWhenOverdueMinutes, leastGapMinutes: 60, postOnDaysOff: isLahore, style }
}

const timesOn: Record<string, string[]> = {
  [x.name]: ['09:30', '17:30'],
  [facebook.name]: ['10:30', '18:30'],
  [mastodon.name]: ['11:30', '16:00'],
}

function weekOf({ network, officeId }: ChannelSummary): Slot[] {
  const days = officeId === 'lahore' ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
  return days.flatMap(weekday => (timesOn[network] ?? []).map(at => ({ weekday, at })))
}
