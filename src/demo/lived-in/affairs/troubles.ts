import { channelsOf } from '../../../channels/channel.view.ts'
import { schedulePosts } from '../../../publishing/calendar/schedule-posts.ts'
import { resume, stop } from '../../../publishing/stops/stops.ts'
import type { FaultRequest } from '../../../sandbox/start.ts'
import type { Deed, Means } from '../deed.ts'
import { workingTime } from '../office-hours.ts'
import type { OfficeId } from '../story.ts'

const minuteMs = 60_000

/** One post in doubt, one that a network refused, and one that was missed while its channel was stopped. */
export function troubleDeeds(means: Means): Deed[] {
  const { now } = means
  return [
    {
      at: workingTime('dhaka', { hour: 10, minute: 20 }, { now, daysAgo: 1, hoursAgo: 6 }),
      run: () => miss(means),
    },
    {
      at: workingTime('istanbul', { hour: 12, minute: 10 }, { now, hoursAgo: 3 }),
      run: () => beRefused(means),
    },
    {
      at: workingTime('lahore', { hour: 15, minute: 30 }, { now, hoursAgo: 1 }),
      run: () => stayInDoubt(means),
    },
  ]
}

/** X takes the post, but its answer is lost, and then the account cannot be read either. */
async function stayInDoubt(means: Means): Promise<void> {
  const channel = await channelIn(means, 'lahore', 'x')
  await plant(means, { network: 'x', match: { method: 'POST', path: '/tweets' }, kind: 'reset-after-accept' })
  await plant(means, { network: 'x', match: { method: 'GET' }, kind: 'status', status: 503, times: 1_000 })
  await postNow(means, 'lahore-doubt', channel.id)
  await means.world.passUntil(new Date(means.world.core.clock.now().getTime() + 30 * minuteMs))
  await withoutFaults(means)
}

async function beRefused(means: Means): Promise<void> {
  const channel = await channelIn(means, 'istanbul', 'x')
  const body = {
    title: 'Forbidden',
    type: 'about:blank',
    status: 403,
    detail: 'You are not permitted to perform this action.',
  }
  const match = { method: 'POST', path: '/tweets' } as const
  await plant(means, { network: 'x', match, kind: 'status', status: 403, body })
  await postNow(means, 'istanbul-refused', channel.id)
  await means.world.passUntil(new Date(means.world.core.clock.now().getTime() + minuteMs))
  await withoutFaults(means)
}

/** The channel was stopped for longer than its posts may be late. */
async function miss({ world, actors, items }: Means): Promise<void> {
  const means = { world, items, actors }
  const { db } = world.core.database
  const deps = { db, clock: world.core.clock, networks: world.core.networks }
  const channel = await channelIn(means, 'dhaka', 'facebook')
  const target = { scope: 'channel', channelId: channel.id } as const
  await stop(deps, {
    actor: actors.farhana,
    target,
    reason: 'The Page shows an old photo; checking who changed it.',
  })
  await postNow(means, 'dhaka-missed', channel.id)
  await world.passUntil(new Date(deps.clock.now().getTime() + 5 * 60 * minuteMs))
  await resume(deps, { actor: actors.tanvir, target, reason: 'It was us. The Page is fine.' })
  await world.passUntil(new Date(deps.clock.now().getTime() + minuteMs))
}

type Some = Pick<Means, 'world' | 'actors' | 'items'>

async function postNow({ world, actors, items }: Some, story: string, channelId: string): Promise<void> {
  const { core } = world
  const deps = { db: core.database.db, clock: core.clock, networks: core.networks }
  const newsItemId = items.get(story) ?? ''
  await schedulePosts(deps, { actor: actors.lena, newsItemId, channelIds: [channelId], now: true })
}

async function channelIn({ world }: Some, officeId: OfficeId, network: string) {
  const channel = (await channelsOf(world.core.database.db, officeId)).find(each => each.network === network)
  if (!channel) throw new Error(`${officeId} has no channel on ${network}`)
  return channel
}

async function plant({ world }: Some, fault: FaultRequest): Promise<void> {
  await fetch(`${world.core.sandbox?.xOrigin}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
}

async function withoutFaults({ world }: Some): Promise<void> {
  await fetch(`${world.core.sandbox?.xOrigin}/sandbox/faults`, { method: 'DELETE' })
}
