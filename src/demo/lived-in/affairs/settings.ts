import { invitePerson } from '../../../access/people/add-person.ts'
import { channelsOf } from '../../../channels/channel.view.ts'
import { connectChannel } from '../../../channels/connecting/connect-channel.ts'
import { accountOf } from '../../../channels/tokens/credentials.ts'
import { addHoliday } from '../../../offices/holidays/edit-holidays.ts'
import { acceptSuggestions } from '../../../offices/holidays/suggest-holidays.ts'
import { postsOfOffice } from '../../../publishing/calendar/posts-of-office.ts'
import { setBudget } from '../../../publishing/costs/set-budget.ts'
import type { Deed, Means } from '../deed.ts'
import { workingDay, workingTime } from '../office-hours.ts'
import { officeIds, officeOf } from '../offices.ts'

/** What operator and admin set: holidays, budgets, an access that ends, an invitation that waits. */
export function settingsDeeds({ world, actors, now }: Means): Deed[] {
  const { core } = world
  const deps = { db: core.database.db, clock: core.clock, keys: core.keys, posts: postsOfOffice }
  const beginning = new Date(now.getTime() - 91 * 86_400_000)

  const holidays = async () => {
    for (const officeId of officeIds) {
      const { country } = officeOf(officeId)
      const years = [beginning.getUTCFullYear(), now.getUTCFullYear(), now.getUTCFullYear() + 1]
      for (const year of new Set(years))
        await acceptSuggestions(deps, { actor: actors.omar, officeId, country, year })
      await setBudget(deps, { actor: actors.omar, officeId, monthMilliDollars: 25_000 })
    }
    const holiday = { day: workingDay('dhaka', now, 3), name: 'Team training: the centre is closed' }
    await addHoliday(deps, { actor: actors.omar, officeId: 'dhaka', holiday })
  }

  const accessEnds = async () => {
    const channels = await channelsOf(deps.db, 'istanbul')
    const channel = channels.find(each => each.network === 'facebook')
    if (!channel) return
    const { credentials } = await accountOf(deps, channel.id)
    const accessEndsAt = new Date(now.getTime() + 6 * 86_400_000)
    const { officeId, network, externalId, handle, name, languages } = channel
    const account = { officeId, network, externalId, handle, name, languages, credentials }
    await connectChannel(deps, { ...account, actor: actors.omar, accessEndsAt, sandbox: true })
  }

  return [
    { at: beginning, run: holidays },
    { at: workingTime('istanbul', { hour: 11 }, { now, daysAgo: 3 }), run: accessEnds },
    {
      at: workingTime('istanbul', { hour: 14 }, { now, daysAgo: 4 }),
      run: async () =>
        void (await invitePerson(deps, actors.katharina, {
          name: 'Rubina Malik',
          email: 'rubina@demo.example',
          grants: [{ role: 'author', officeId: 'lahore' }],
        })),
    },
  ]
}
