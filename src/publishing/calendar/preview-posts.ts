import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { readAfterMs } from '../../core/time/measurement-ages.ts'
import { networkOf } from '../../networks/adapters.ts'
import type { RevisionContent } from '../../news/news-content.view.ts'
import { type Assessment, linkChoicesOf } from '../composing/assess-posts.ts'
import { type Fold, foldOf } from '../composing/fold.ts'
import type { FormattedPost } from '../composing/formatting/format.ts'
import { layOutEach } from '../composing/lay-out-each.ts'
import { layOutLong } from '../composing/layouts.ts'
import { dearerLink, type LinkChoice } from '../composing/link-choices.ts'
import {
  gatherMaterials,
  type PostMaterial,
  type RenderedPost,
  renderPosts,
} from '../composing/render-posts.ts'
import type { MonthStanding } from '../costs/budget.ts'
import { alreadyScheduled, type ExistingPost } from './already-scheduled.ts'
import { approvedItem } from './approved-items.ts'
import { assess, monthsWith } from './assess-with-months.ts'
import type { CalendarDeps } from './calendar-deps.ts'
import { chooseTimes, type WishedTime } from './choose-times.ts'
import { existingOf, formatsOf, itemNotFound, type ScheduleInput } from './schedule-posts.ts'
import type { PlannedTime } from './times/plan.ts'

export interface PreviewResult {
  posts: PostPreview[]
  /** As for scheduling: what is scheduled already adds nothing. */
  months: MonthStanding[]
}

export interface PostPreview extends Omit<RenderedPost, 'formatted'>, Assessment {
  formatted: Omit<FormattedPost, 'segments'> & { segments: PreviewedSegment[] }
  /** Null where no time can be had, for the reason in `noTime`. */
  planned: PlannedTime | null
  noTime: string | null
  alreadyScheduled: boolean
  already: ExistingPost | null
  /** What each place for the item's link would come to. */
  links: LinkChoice[]
}

interface PreviewedSegment {
  text: string
  length: number
  link?: string
  /** Where the network's timeline hides the rest; null where it shows the whole. */
  fold: Fold | null
}

/**
 * How the posts of an approved item would look, when they would go out, and what they would cost; changes nothing.
 * @throws as `schedulePosts`, which would then refuse them too.
 */
export async function previewPosts(deps: CalendarDeps, input: ScheduleInput): Promise<PreviewResult> {
  const approved = await approvedItem(deps.db, input.newsItemId)
  assertMay(input.actor, 'news.read', approved.officeId, () => itemNotFound(input.newsItemId))
  const materials = await gatherMaterials(deps, { ...input, ...approved })
  const rendered = renderPosts(materials, await layOutLong(formatsOf(materials), input.actor.id))
  const existing = await alreadyScheduled(deps.db, approved.approvalId)
  const plan = chooseTimes(deps.db, deps.clock.now(), approved.officeId, input)
  const timed = []
  for (const [index, post] of rendered.entries()) {
    const already = existingOf(existing, post) ?? null
    const planned = await plan(post.channel.id)
    timed.push({ ...post, already, noTime: null, planned, links: linksOf(deps, materials[index], planned) })
  }
  return await previewed(deps, input.actor, approved.officeId, timed)
}

export interface DraftInput extends WishedTime {
  actor: Actor
  officeId: string
  content: RevisionContent
  /** Its crops are not made yet. */
  stage?: 'unsaved'
  channelIds?: readonly string[]
}

/**
 * The same of content that is not approved, saved or not. What stands in the way of one post, of its layout or its time,
 * is reported with that post and leaves the others as they are.
 * @throws DatelineError `no-channel-for-languages`, `channel-not-connected`; `too-costly` and BusyError of the layout;
 * for a wished time that is not one.
 */
export async function previewDraft(deps: CalendarDeps, input: DraftInput): Promise<PreviewResult> {
  const { actor, officeId } = input
  assertMay(actor, 'news.read', officeId)
  const materials = await gatherMaterials(deps, input)
  const rendered = await layOutEach(materials, actor.id)
  const now = deps.clock.now()
  const plan = chooseTimes(deps.db, now, officeId, input)
  const atOnce = chooseTimes(deps.db, now, officeId, { now: true })
  const timed = []
  for (const [index, post] of rendered.entries()) {
    const { id } = post.channel
    const time = await plan(id).catch(slotless)
    const noTime = time instanceof DatelineError ? time.message : null
    const planned = time instanceof DatelineError ? await atOnce(id) : time
    timed.push({ ...post, already: null, noTime, planned, links: linksOf(deps, materials[index], planned) })
  }
  return await previewed(deps, actor, officeId, timed)
}

/** A channel without a free slot; any other failure is of the wish, and so of all. */
function slotless(thrown: unknown): DatelineError {
  const isSlotless =
    thrown instanceof DatelineError && (thrown.code === 'no-slots' || thrown.code === 'no-free-slot')
  if (isSlotless) return thrown
  throw thrown
}

function linksOf(
  { networks, clock }: CalendarDeps,
  material: PostMaterial | undefined,
  planned: PlannedTime,
): LinkChoice[] {
  return material ? linkChoicesOf(networks, { now: clock.now(), readAfterMs }, material, planned) : []
}

type Timed = RenderedPost & {
  planned: PlannedTime
  noTime: string | null
  already: ExistingPost | null
  links: LinkChoice[]
  /** Why it cannot be laid out. */
  unlaid?: string
}

async function previewed(
  deps: CalendarDeps,
  actor: Actor,
  officeId: string,
  timed: readonly Timed[],
): Promise<PreviewResult> {
  const assessed = await assess(deps, actor, officeId, timed)
  const added = assessed.filter(post => post.already === null && post.unlaid === undefined)
  const posts = assessed.map(({ unlaid, ...post }): PostPreview => {
    const { rules } = networkOf(deps.networks, post.channel.network).profile
    const segments = post.formatted.segments.map(segment => ({
      ...segment,
      fold: foldOf(segment.text, rules.fold, rules.lengthOf) ?? null,
    }))
    return {
      ...post,
      formatted: { ...post.formatted, segments },
      refusals: unlaid === undefined ? post.refusals : [unlaid],
      warnings: [...post.warnings, ...dearerLink(post.links)],
      planned: post.noTime === null ? post.planned : null,
      alreadyScheduled: post.already !== null,
    }
  })
  return { posts, months: await monthsWith(deps, officeId, added) }
}
