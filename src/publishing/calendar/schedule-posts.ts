import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import type { FormatInput } from '../composing/formatting/format.ts'
import { LayoutMissing, type Layouts, layOutLong, noLayouts } from '../composing/layouts.ts'
import {
  gatherMaterials,
  type PostMaterial,
  type RenderedPost,
  renderPosts,
} from '../composing/render-posts.ts'
import type { MonthStanding } from '../costs/budget.ts'
import { warnOfBudget } from '../costs/warn-of-budget.ts'
import { alreadyScheduled, type ExistingPost } from './already-scheduled.ts'
import { approvedItem } from './approved-items.ts'
import { assessWithMonths } from './assess-with-months.ts'
import type { Undo } from './changes/calendar-change.ts'
import { chooseTimes, type WishedTime } from './choose-times.ts'
import { lockChannels } from './moving/locked-posts.ts'
import { saveScheduled } from './save-scheduled.ts'
import { asScheduled, type ScheduledPost } from './scheduled-post.ts'

export interface ScheduleDeps {
  db: Db
  clock: Clock
  networks: Networks
}

export interface ScheduleInput extends WishedTime {
  actor: Actor
  newsItemId: string
  /** Only these channels; all of the office that post in the item's languages when not given. */
  channelIds?: readonly string[]
}

export interface ScheduleResult {
  posts: ScheduledPost[]
  /** Posts of this approved content that will go out or are out, and so were not scheduled once more. */
  already: ExistingPost[]
  /** The months into which the posts planned now bring a sum; empty where they are free. */
  months: MonthStanding[]
  /** How to take them off the schedule again; null where none was scheduled. */
  undo: Undo | null
}

/**
 * Puts the posts of an approved item into the plan: posts, segments and audit entry in one transaction, and with
 * them the notification of a budget that they pass. Doing it twice plans nothing twice.
 * @throws DatelineError `conflict` when the item is not approved; see `chooseTimes` when no time can be had.
 */
export async function schedulePosts(deps: ScheduleDeps, input: ScheduleInput): Promise<ScheduleResult> {
  let layouts = noLayouts
  for (let tries = 0; ; tries += 1) {
    try {
      return await scheduleInTransaction(deps, input, layouts)
    } catch (thrown) {
      // A text is long; or the item, a channel or the wording has changed since it was laid out.
      if (!(thrown instanceof LayoutMissing) || tries === mostTries) throw thrown
      layouts = await layOutBefore(deps, input)
    }
  }
}

/** How often the layout of a long text is made afresh, because what it is made from has changed meanwhile. */
const mostTries = 3

/** Lays long texts out outside of the transaction, which must not wait for another thread. */
async function layOutBefore(deps: ScheduleDeps, input: ScheduleInput): Promise<Layouts> {
  const approved = await approvedItem(deps.db, input.newsItemId)
  refuseEarly(input.actor, 'posts.schedule', approved.officeId, () => itemNotFound(input.newsItemId))
  const materials = await gatherMaterials(deps, { ...input, ...approved })
  return await layOutLong(formatsOf(materials), input.actor.id)
}

export function formatsOf(materials: readonly PostMaterial[]): FormatInput[] {
  return materials.map(material => material.format)
}

async function scheduleInTransaction(
  deps: ScheduleDeps,
  input: ScheduleInput,
  layouts: Layouts,
): Promise<ScheduleResult> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const inTrx = { ...deps, db: trx }
    const approved = await approvedItem(trx, input.newsItemId)
    assertMay(actor, 'posts.schedule', approved.officeId, () => itemNotFound(input.newsItemId))
    await assertOfficeOpen(trx, approved.officeId)
    const rendered = renderPosts(await gatherMaterials(inTrx, { ...input, ...approved }), layouts)
    await lockChannels(
      trx,
      rendered.map(post => post.channel.id),
    )
    const existing = await alreadyScheduled(trx, approved.approvalId)

    const plan = chooseTimes(trx, deps.clock.now(), approved.officeId, input)
    const timed = []
    for (const post of rendered.filter(each => !existingOf(existing, each))) {
      timed.push({ ...post, id: newId(), planned: await plan(post.channel.id) })
    }
    const { posts, months } = await assessWithMonths(inTrx, actor, approved.officeId, timed)
    const undo = await saveScheduled(
      inTrx,
      actor,
      posts.map(post => ({ ...post, newsItemId: input.newsItemId, approved })),
    )
    await warnOfBudget(trx, approved.officeId, months)
    return {
      posts: posts.map(asScheduled),
      already: rendered.flatMap(post => existingOf(existing, post) ?? []),
      months,
      undo,
    }
  })
}

export function itemNotFound(newsItemId: string): DatelineError {
  return new DatelineError('item-not-found', { newsItemId })
}

export function existingOf(existing: readonly ExistingPost[], post: RenderedPost): ExistingPost | undefined {
  return existing.find(each => each.channelId === post.channel.id && each.language === post.language)
}
