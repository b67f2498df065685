import { systemActor } from '../../access/actor.ts'
import type { Core } from '../../assembly/core.ts'
import { type ChannelSummary, channelsOf, type Slot } from '../../channels/channel.view.ts'
import { connectChannel } from '../../channels/connecting/connect-channel.ts'
import { connectSandboxChannels } from '../../channels/connecting/sandbox-channels.ts'
import { changeChannel } from '../../channels/settings/change-channel.ts'
import { changeSlots } from '../../channels/settings/change-slots.ts'
import { profile as facebook } from '../../networks/facebook/profile.ts'
import { profile as mastodon } from '../../networks/mastodon/profile.ts'
import { profile as x } from '../../networks/x/profile.ts'
import { effectsOfSettings } from '../../publishing/calendar/effects-of-settings.ts'
import { officeIds } from './organisation.ts'
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
  await connectSandboxChannels(deps, { networks, provision: request => sandbox.provision(request) })
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
      await changeChannel(
        { db, clock },
        { ...input, change: { holdWhenOverdueMinutes, leastGapMinutes: 60 } },
        effectsOfSettings,
      )
    }
}

const timesOn: Record<string, string[]> = {
  [x.name]: ['09:30', '13:00', '17:30'],
  [facebook.name]: ['10:00', '14:00', '18:30'],
  [mastodon.name]: ['11:00', '16:00'],
}

function weekOf({ network }: ChannelSummary): Slot[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap(weekday => (timesOn[network] ?? []).map(at => ({ weekday, at })))
}
