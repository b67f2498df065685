import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import type { FormatInput } from '../composing/formatting/format.ts'
import { type Layouts, layOutLong, withLayouts } from '../composing/layouts.ts'
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
import type { CalendarDeps } from './calendar-deps.ts'
import type { Undo } from './changes/calendar-change.ts'
import { chooseTimes, type WishedTime } from './choose-times.ts'
import { lockChannels } from './lock-channels.ts'
import { saveScheduled } from './save-scheduled.ts'
import { asScheduled, type ScheduledPost } from './scheduled-post.ts'

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
 * Schedules the posts of an approved item: posts, segments and audit entry in one transaction, and with them the
 * notification of a budget that they pass. Doing it twice schedules nothing twice.
 * @throws DatelineError `item-not-approved`; see `chooseTimes` when no time can be had.
 */
export async function schedulePosts(deps: CalendarDeps, input: ScheduleInput): Promise<ScheduleResult> {
  return await withLayouts(
    layouts => scheduleInTransaction(deps, input, layouts),
    () => layOutBefore(deps, input),
  )
}

async function layOutBefore(deps: CalendarDeps, input: ScheduleInput): Promise<Layouts> {
  const approved = await approvedItem(deps.db, input.newsItemId)
  refuseEarly(input.actor, 'posts.schedule', approved.officeId, () => itemNotFound(input.newsItemId))
  const materials = await gatherMaterials(deps, { ...input, ...approved })
  return await layOutLong(formatsOf(materials), input.actor.id)
}

export function formatsOf(materials: readonly PostMaterial[]): FormatInput[] {
  return materials.map(material => material.format)
}

async function scheduleInTransaction(
  deps: CalendarDeps,
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
