import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { NetworkName } from '../../src/networks/network.ts'
import type { PostState } from '../../src/publishing/post-state.ts'
import type { SegmentMedia } from '../../src/publishing/segment-media.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildPost } from '../factories/publishing.ts'
import { approvalRecalls } from '../factories/recalls.ts'
import type { Chance } from './chance.ts'
import type { Lane } from './lane.ts'

/** A post that a run has scheduled, and the states in which it may come to rest. */
export interface PlannedPost {
  id: string
  channelId: string
  texts: string[]
  /** The last of the texts is its first comment, which stands below the first. */
  commented?: true
  /** What is published with its first text. */
  facts: { link?: string; media?: SegmentMedia[] }
  ends: readonly PostState[]
}

export interface RunChannel {
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

/** Two accounts on X and a Page, new for each run. */
export async function provisionChannels(lane: Lane): Promise<RunChannel[]> {
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

/**
 * Nine or ten posts, due within some two seconds: texts, a thread, an image, links to a page and to other posts and
 * their images, one with a first comment, one whose approval is withdrawn at once, now and then one that the network refuses.
 */
export async function planPosts(
  lane: Lane,
  channels: readonly RunChannel[],
  chance: Chance,
  run: number,
): Promise<PlannedPost[]> {
  const [first, second, page] = channels
  if (!first || !second || !page) throw new Error('three channels are needed')
  const text = (name: string) =>
    `Run ${run}, ${name}: counselling is free. ${crypto.randomUUID().slice(0, 8)}`
  const picture = [{ mediaId: crypto.randomUUID(), altText: 'The desk' }]
  const elsewhere = chance.one([
    `https://x.com/mrc/status/19${run}/photo/1`,
    `https://x.com/mrc/status/19${run}/video/1`,
    `https://x.com/mrc/status/19${run}`,
    `https://twitter.com/mrc/status/19${run}/photo/2`,
    `pic.twitter.com/Dateline${run}`,
  ])
  const wanted: (Omit<PlannedPost, 'id' | 'ends' | 'facts'> &
    Partial<Pick<PlannedPost, 'facts' | 'ends'>>)[] = [
    { channelId: first.id, texts: [text('one text')] },
    { channelId: first.id, texts: [text('thread 1'), text('thread 2'), text('thread 3')] },
    { channelId: second.id, texts: [text('an image')], facts: { media: picture } },
    { channelId: second.id, texts: [`${text('a link')} https://example.org/${run}`] },
    { channelId: second.id, texts: [`${text('a link to a post or its image')} ${elsewhere}`] },
    { channelId: second.id, texts: [text('withdrawn')], ends: ['cancelled'] },
    { channelId: page.id, texts: [text('a page text')] },
    { channelId: page.id, texts: [text('a page link')], facts: { link: `https://example.org/page/${run}` } },
    {
      channelId: page.id,
      texts: [
        text('a page text with a comment'),
        `https://example.org/comment/${run}/${crypto.randomUUID()}`,
      ],
      commented: true,
    },
    ...(chance.percent(20)
      ? [{ channelId: first.id, texts: [text('too long').padEnd(400, ' word')], ends: ['failed'] as const }]
      : []),
  ]
  const planned: PlannedPost[] = []
  for (const { ends = ['published'] as const, facts = {}, texts, channelId, commented } of wanted) {
    const dueInMs = chance.between(700, 2_200) * lane.pace
    // An approver of its own, so that a recall of one approver is that of one post.
    const approvedBy = crypto.randomUUID()
    const parts = commented ? { texts: texts.slice(0, 1), comment: texts[1] ?? '' } : { texts }
    const id = await retried(() => buildPost(lane.db, { ...facts, ...parts, channelId, dueInMs, approvedBy }))
    if (ends.includes('cancelled')) await retried(async () => approvalRecalls[0]?.recall(lane.db, id))
    planned.push({ id, channelId, texts, facts, ends, ...(commented ? { commented } : {}) })
  }
  return planned
}

/** The record may be away just now; inserts here are of new ids, so that a repetition is a new post at most. */
export async function retried<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (thrown) {
      if (tries > 40) throw thrown
      await delay(250)
    }
  }
}
