import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import type { NetworkName } from '../../src/networks/network.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildPost } from '../factories/publishing.ts'
import { chanceFrom } from './chance.ts'
import type { Lane } from './lane.ts'
import { scenarios } from './scenarios.ts'
import { isReadyWithin } from './web-process.ts'

/** What came of one run; counts of posts unless said otherwise. */
export interface Outcome {
  run: number
  scenario: string
  kills: number
  planned: number
  published: number
  duplicates: number
  lost: number
  unapproved: number
  early: number
  needingAttention: number
  /** From the end of the fault, or the due time when that is later, until every post was at rest, in milliseconds. */
  recoveryMs: number
  /** What was wrong, in words; empty when all held. */
  faults: string[]
}

interface Planned {
  id: string
  channelId: string
  texts: string[]
  expected: 'published' | 'failed' | 'cancelled'
}

interface Seen {
  id: string
  state: string
  reason: string | null
  dueAt: number
  ids: (string | null)[]
}

/** A post that is not at rest so long after its fault is lost: nobody would be told. In milliseconds. */
const giveUpAfterMs = 60_000

/** How long after its fault the web server may take to be ready, in milliseconds. */
const webPatienceMs = 15_000

/** Plans posts on three channels, lets one fault strike while they become due, and asks the network what is there. */
export async function runOnce(lane: Lane, seed: number, run: number): Promise<Outcome> {
  const chance = chanceFrom(seed * 100_003 + run)
  const usable = scenarios.filter(scenario => scenario.setups.includes(lane.setup))
  // Every scenario in turn, each time with other chances.
  const scenario = usable[run % usable.length] ?? chance.one(usable)
  for (const worker of lane.workers) worker.signal('SIGCONT')
  await Promise.all(lane.workers.map(worker => worker.ready()))
  const channels = await retried(() => provisionChannels(lane))
  const planned = await planPosts(lane, channels, chance, run)
  const began = Date.now()
  let overAt = began
  let kills = 0

  const resting = untilAtRest(
    lane,
    planned.map(post => post.id),
  )
  const striking = scenario.strike({
    lane,
    rested: resting,
    chance,
    channelIds: {
      x: channels.filter(channel => channel.network === 'x').map(channel => channel.id),
      facebook: channels.filter(channel => channel.network === 'facebook').map(channel => channel.id),
    },
    over() {
      overAt = Date.now()
    },
    killed() {
      kills += 1
    },
  })
  const faults: string[] = []
  const struck = striking.then(
    () => 'done' as const,
    thrown => {
      faults.push(`${thrown}`)
      return 'done' as const
    },
  )
  const { posts, restedAt } = await resting
  await struck
  await clearFaults(lane)
  if (!(await isReadyWithin(lane.webPort, webPatienceMs))) faults.push('the web server is not ready again')
  const lastDue = Math.max(...posts.map(post => post.dueAt), began)
  const outcome = await judge(lane, planned, channels, posts)
  return {
    run,
    scenario: scenario.name,
    kills,
    recoveryMs: Math.max(0, restedAt - Math.max(lastDue, Math.min(overAt, restedAt))),
    ...outcome,
    faults: [...faults, ...outcome.faults],
  }
}

interface RunChannel {
  id: string
  network: NetworkName
  accountId: string
}

const provisioned = z.object({
  credentials: z.object({
    accessToken: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.coerce.date().optional(),
  }),
})

async function provisionChannels(lane: Lane): Promise<RunChannel[]> {
  const channels: RunChannel[] = []
  for (const network of ['x', 'x', 'facebook'] as const) {
    const accountId = `${BigInt(`0x${crypto.randomUUID().slice(-12)}`)}`
    const answer = await fetch(`${lane.sandboxOrigin}/sandbox/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        network,
        externalId: accountId,
        handle: `mrc_${accountId.slice(-6)}`,
        name: 'Centre',
      }),
    })
    const { accessToken, refreshToken, expiresAt } = provisioned.parse(await answer.json()).credentials
    const credentials = {
      accessToken,
      ...(refreshToken ? { refreshToken } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    }
    const id = await buildChannel(lane.db, { network, credentials })
    await lane.db.updateTable('channel').set({ external_id: accountId }).where('id', '=', id).execute()
    channels.push({ id, network, accountId })
  }
  return channels
}

async function planPosts(
  lane: Lane,
  channels: readonly RunChannel[],
  chance: ReturnType<typeof chanceFrom>,
  run: number,
): Promise<Planned[]> {
  const [first, second, page] = channels
  if (!first || !second || !page) throw new Error('three channels are needed')
  const text = (name: string) =>
    `Run ${run}, ${name}: counselling is free. ${crypto.randomUUID().slice(0, 8)}`
  const picture = [{ mediaId: crypto.randomUUID(), altText: 'The desk' }]
  const wanted: (Omit<Planned, 'id'> & { link?: string; media?: typeof picture })[] = [
    { channelId: first.id, texts: [text('one text')], expected: 'published' },
    { channelId: first.id, texts: [text('thread 1'), text('thread 2')], expected: 'published' },
    { channelId: second.id, texts: [text('an image')], media: picture, expected: 'published' },
    { channelId: second.id, texts: [`${text('a link')} https://example.org/${run}`], expected: 'published' },
    { channelId: second.id, texts: [text('withdrawn')], expected: 'cancelled' },
    { channelId: page.id, texts: [text('a page text')], expected: 'published' },
    {
      channelId: page.id,
      texts: [text('a page link')],
      link: `https://example.org/page/${run}`,
      expected: 'published',
    },
    ...(chance.percent(20)
      ? [{ channelId: first.id, texts: [text('too long').padEnd(400, ' word')], expected: 'failed' as const }]
      : []),
  ]
  const planned: Planned[] = []
  for (const { expected, ...facts } of wanted) {
    const dueInMs = chance.between(700, 2_200)
    const id = await retried(() => buildPost(lane.db, { ...facts, dueInMs }))
    if (expected === 'cancelled') {
      await retried(() =>
        sql`update approval set revoked_at = now() where id = (select approval_id from post where id = ${id})`.execute(
          lane.db,
        ),
      )
    }
    planned.push({ id, channelId: facts.channelId, texts: facts.texts, expected })
  }
  return planned
}

/** The record may be away just now; inserts here are of new ids, so that a repetition is a new post at most. */
async function retried<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (thrown) {
      if (tries > 40) throw thrown
      await delay(250)
    }
  }
}

const restingStates = ['published', 'cancelled', 'failed', 'missed', 'needs_attention']

async function untilAtRest(lane: Lane, ids: readonly string[]): Promise<{ posts: Seen[]; restedAt: number }> {
  const giveUpAt = Date.now() + giveUpAfterMs
  let posts: Seen[] = []
  while (Date.now() < giveUpAt) {
    await delay(150)
    posts = await readPosts(lane, ids).catch(() => posts)
    if (posts.length > 0 && posts.every(post => restingStates.includes(post.state))) break
  }
  return { posts, restedAt: Date.now() }
}

async function readPosts(lane: Lane, ids: readonly string[]): Promise<Seen[]> {
  const { rows } = await sql<Omit<Seen, 'dueAt'> & { due: string }>`
    select p.id, p.state, p.reason, (extract(epoch from p.due_at) * 1000)::text as due,
      (select jsonb_agg(s.external_id order by s.position) from segment s where s.post_id = p.id) as ids
    from post p where p.id = any(${ids}::uuid[])`.execute(lane.db)
  return rows.map(({ due, ...post }) => ({ ...post, dueAt: Number(due) - lane.clockOffsetMs }))
}

const listed = z.object({
  posts: z.array(
    z.object({
      id: z.string(),
      accountId: z.string(),
      text: z.string(),
      parent: z.string().nullable(),
      receivedAt: z.coerce.date(),
    }),
  ),
})

async function judge(
  lane: Lane,
  planned: readonly Planned[],
  channels: readonly RunChannel[],
  posts: readonly Seen[],
) {
  const answer = await fetch(`${lane.sandboxOrigin}/sandbox/posts`)
  const accounts = new Set(channels.map(channel => channel.accountId))
  const there = listed.parse(await answer.json()).posts.filter(post => accounts.has(post.accountId))
  const counts = { duplicates: 0, lost: 0, unapproved: 0, early: 0, needingAttention: 0, published: 0 }
  const faults: string[] = []
  const meant = new Set(planned.flatMap(post => post.texts.map(text => text.trim())))
  const strangers = there.filter(post => !meant.has(post.text.trim()))
  if (strangers.length > 0) {
    counts.unapproved += strangers.length
    faults.push(`nobody planned "${strangers[0]?.text}"`)
  }

  for (const plan of planned) {
    const post = posts.find(each => each.id === plan.id)
    const copies = plan.texts.map(text => there.filter(each => each.text.trim() === text.trim()))
    const shown = copies.flat()
    const say = (what: string) => faults.push(`"${plan.texts[0]?.slice(0, 40)}" ${what}`)
    if (!post) {
      counts.lost += 1
      say('is not in the record')
      continue
    }
    const twice = copies.filter(each => each.length > 1).length
    if (twice > 0) {
      counts.duplicates += twice
      say(`is there ${shown.length} times`)
    }
    if (plan.expected === 'cancelled' && shown.length > 0) {
      counts.unapproved += 1
      say('went out although its approval was withdrawn')
    }
    const early = shown.filter(each => each.receivedAt.getTime() < Math.floor(post.dueAt))
    if (early.length > 0) {
      counts.early += 1
      say('went out before it was due')
    }
    if (post.state === 'published') {
      counts.published += 1
      const wrong = copies.some(
        (each, index) => !each.some(one => one.id.endsWith(post.ids[index] ?? 'none')),
      )
      if (wrong) {
        counts.lost += 1
        say(`is called published as ${post.ids}, and is there as ${shown.map(each => each.id)}`)
      }
      const broken = copies.some(
        (each, index) => index > 0 && each.some(one => one.parent !== (post.ids[index - 1] ?? null)),
      )
      if (broken) say('is out as a broken thread')
    } else if (post.state === 'needs_attention' && post.reason) {
      counts.needingAttention += 1
    } else if (post.state !== plan.expected || !post.reason || shown.some(each => !isKnown(post, each.id))) {
      counts.lost += 1
      say(`ended as "${post.state}" (${post.reason}), with ${shown.length} of it at the network`)
    }
  }
  return { planned: planned.length, ...counts, faults }
}

function isKnown(post: Seen, id: string): boolean {
  return post.ids.includes(id)
}

async function clearFaults(lane: Lane): Promise<void> {
  for (const line of [lane.lines.x, lane.lines.facebook]) line.disarm()
  await fetch(`${lane.sandboxOrigin}/sandbox/faults`, { method: 'DELETE' })
}
