import type { Actor } from '../../access/actor.ts'
import type { Db } from '../../database/connect.ts'
import { type Networks, networkOf } from '../../networks/adapters.ts'
import type { PlannedTime } from '../calendar/times/plan.ts'
import { type PostCost, postCost } from '../costs/post-cost.ts'
import { checkPost } from './formatting/check.ts'
import { type LinkChoice, linkChoices } from './link-choices.ts'
import { outsidePeriod } from './project-period.ts'
import type { PostMaterial, RenderedPost } from './render-posts.ts'
import { keyOfRendered, type PostText, postsWithText, sameTextPosts, sameTextWarning } from './same-text.ts'

/** A post that is laid out and has its time. */
export type TimedPost = RenderedPost & { planned: PlannedTime }

/** A post with the moment (UTC) at which it goes out. */
export type DuePost = RenderedPost & { planned: Pick<PlannedTime, 'dueAt'> }

/** What there is to say of a post before it is scheduled. */
export interface Assessment {
  /** What the network refuses, one sentence each; empty when it takes the post. */
  refusals: string[]
  /** What a person should know: of the layout, of the network, of the same text elsewhere. */
  warnings: string[]
  cost: PostCost
}

interface Deps {
  db: Db
  networks: Networks
}

export interface AssessInput {
  actor: Actor
  officeId: string
  now: Date
  /** How long after a post goes out its figures are read, in milliseconds. */
  readAfterMs: readonly number[]
}

/** Holds posts against the rules and prices of their networks, and against all else that is planned. */
export async function assessPosts<Post extends TimedPost>(
  deps: Deps,
  input: AssessInput,
  posts: readonly Post[],
): Promise<(Post & Assessment)[]> {
  const together = posts.flatMap(post => saidBy(deps.networks, input.officeId, post) ?? [])
  const before = await postsWithText(
    deps.db,
    together.map(post => post.key),
  )
  const others = [...together, ...before]
  return posts.map(post => {
    const verdict = verdictOf(deps.networks, post)
    return {
      ...post,
      refusals: verdict.refusals,
      warnings: [
        ...post.formatted.warnings,
        ...verdict.warnings,
        ...outsidePeriod(post.period, post.planned.local),
        ...sameTextWarnings(deps.networks, input, post, others),
      ],
      cost: postCost(pricedPost(deps.networks, input, post)),
    }
  })
}

/** What each place for the link of a post would come to; see `linkChoices`. */
export function linkChoicesOf(
  networks: Networks,
  input: Pick<AssessInput, 'now' | 'readAfterMs'>,
  material: PostMaterial,
  planned: PlannedTime,
): LinkChoice[] {
  const { channel, language, media } = material
  return linkChoices(material, formatted =>
    pricedPost(networks, input, { channel, language, media, formatted, planned }),
  )
}

/** What a post is charged by; one that is overdue goes out now. */
export function pricedPost(
  networks: Networks,
  input: Pick<AssessInput, 'now' | 'readAfterMs'>,
  post: DuePost,
) {
  return {
    prices: networkOf(networks, post.channel.network).profile.rules.prices,
    texts: post.formatted.segments.map(segment => segment.text),
    altTexts: post.media.filter(media => media.altText !== '').length,
    at: new Date(Math.max(post.planned.dueAt.getTime(), input.now.getTime())),
    readAfterMs: input.readAfterMs,
  }
}

function verdictOf(networks: Networks, post: TimedPost) {
  const { network, style } = post.channel
  return checkPost({
    post: post.formatted,
    media: post.media.map(({ altText, facts }) => ({ ...facts, altText })),
    rules: networkOf(networks, network).profile.rules,
    ...(style.lengthLimit === undefined ? {} : { lengthLimit: style.lengthLimit }),
  })
}

function sameTextWarnings(
  networks: Networks,
  { actor, officeId }: AssessInput,
  post: TimedPost,
  others: readonly PostText[],
): string[] {
  const rule = networkOf(networks, post.channel.network).profile.rules.sameText
  const said = saidBy(networks, officeId, post)
  if (!rule || !said) return []
  return sameTextPosts(said, others, rule.withinMs).map(twin =>
    sameTextWarning(actor, twin, post.planned.zone, rule.reason),
  )
}

function saidBy(networks: Networks, officeId: string, post: TimedPost): PostText | undefined {
  const key = keyOfRendered(networks, post)
  if (key === undefined) return undefined
  const { id: channelId, handle, sandbox } = post.channel
  return { key, channelId, officeId, handle, sandbox, at: post.planned.dueAt }
}
