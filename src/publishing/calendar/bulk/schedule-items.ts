import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import { planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { assertItemsReadable } from '../../../news/readable-items.view.ts'
import { officeTime } from '../../../offices/office.view.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { type Layouts, layOutLong, withLayouts } from '../../composing/layouts.ts'
import { gatherForItems, type RenderedPost, renderPosts } from '../../composing/render-posts.ts'
import type { MonthStanding } from '../../costs/budget.ts'
import { warnOfBudget } from '../../costs/warn-of-budget.ts'
import { alreadyScheduledOf, type ExistingPost } from '../already-scheduled.ts'
import { type ApprovedItem, approvedItemsOf } from '../approved-items.ts'
import { assessWithMonths } from '../assess-with-months.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import type { Undo } from '../changes/calendar-change.ts'
import { takenTimes } from '../choose-times.ts'
import { lockChannels } from '../lock-channels.ts'
import { saveScheduled } from '../save-scheduled.ts'
import { type AssessedPost, asScheduled, type ScheduledPost } from '../scheduled-post.ts'
import { fitsBeside, freeSlots } from '../times/free-slots.ts'
import type { PlannedTime } from '../times/plan.ts'
import { spread } from './spread.ts'

export interface BulkInput {
  actor: Actor
  /** Items of one office, in the order in which their posts are to go out on each channel. */
  newsItemIds: readonly string[]
  /** Only these channels; all of the office that post in an item's languages when not given. */
  channelIds?: readonly string[]
  /** UTC; now when not given. */
  notBefore?: Date
  /** UTC. The posts are spread evenly up to here; without it each takes the next free slot of its channel. */
  until?: Date
  dryRun?: boolean
}

export interface BulkResult {
  dryRun: boolean
  posts: (ScheduledPost & { newsItemId: string })[]
  already: ExistingPost[]
  months: MonthStanding[]
  undo: Undo | null
}

const mostPosts = 500
/** Without an end, slots are looked for so many days ahead. */
const mostDays = 366

/**
 * Gives the posts of several approved items free slots of their channels: all of them or none, in one transaction.
 * @throws DatelineError `item-not-found`, `item-not-approved` and others of `schedulePosts`; `items-of-several-offices`; `too-many-posts`;
 * `no-room-in-slots` where a channel has fewer free slots than posts.
 */
export async function scheduleItems(deps: CalendarDeps, input: BulkInput): Promise<BulkResult> {
  await assertItemsReadable(deps.db, input.actor, input.newsItemIds)
  return await withLayouts(
    layouts => scheduleInTransaction(deps, input, layouts),
    () => layOutBefore(deps, input),
  )
}

async function scheduleInTransaction(
  deps: CalendarDeps,
  input: BulkInput,
  layouts: Layouts,
): Promise<BulkResult> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const inTrx = { ...deps, db: trx }
    const items = await itemsOfOneOffice(trx, input.newsItemIds)
    const { officeId } = items.office
    assertMay(actor, 'posts.schedule', officeId, () => itemNotFound(input))
    await assertOfficeOpen(trx, officeId)
    const rendered = renderItems(items.approved, await materialsOf(inTrx, items, input), layouts)
    if (rendered.length > mostPosts)
      throw new DatelineError('too-many-posts', { count: rendered.length, most: mostPosts })
    await lockChannels(
      trx,
      rendered.map(post => post.channel.id),
    )
    const existing = await alreadyScheduledOf(
      trx,
      items.approved.map(item => item.approvalId),
    )
    const open = rendered.filter(post => !existingOf(existing, post))
    const timed = await giveSlots(inTrx, officeId, open, input)
    const { posts, months } = await assessWithMonths(inTrx, actor, officeId, timed)
    const undo = input.dryRun ? null : await save(inTrx, actor, officeId, posts, months)
    return {
      dryRun: input.dryRun ?? false,
      posts: posts.map(post => ({ ...asScheduled(post), newsItemId: post.newsItemId })),
      already: rendered.flatMap(post => existingOf(existing, post) ?? []),
      months,
      undo,
    }
  })
}

interface ItemsOfOffice {
  approved: ApprovedItem[]
  office: ApprovedItem
}

async function itemsOfOneOffice(db: Db, newsItemIds: readonly string[]): Promise<ItemsOfOffice> {
  const approved = await approvedItemsOf(db, [...new Set(newsItemIds)])
  const [office] = approved
  const stranger = approved.find(item => item.officeId !== office?.officeId)
  if (!office || stranger) {
    throw new DatelineError('items-of-several-offices', { newsItemId: stranger?.newsItemId ?? '' })
  }
  return { approved, office }
}

async function layOutBefore(deps: CalendarDeps, input: BulkInput): Promise<Layouts> {
  const items = await itemsOfOneOffice(deps.db, input.newsItemIds)
  refuseEarly(input.actor, 'posts.schedule', items.office.officeId, () => itemNotFound(input))
  const materials = await materialsOf(deps, items, input)
  return await layOutLong(
    materials.flat().map(material => material.format),
    input.actor.id,
  )
}

type OpenPost = RenderedPost & { id: string; newsItemId: string; approved: ApprovedItem }

async function materialsOf(
  deps: CalendarDeps,
  { approved, office }: ItemsOfOffice,
  { channelIds }: BulkInput,
) {
  return await gatherForItems(deps, {
    officeId: office.officeId,
    contents: approved.map(item => item.content),
    ...(channelIds ? { channelIds } : {}),
  })
}

function renderItems(
  items: readonly ApprovedItem[],
  materials: Awaited<ReturnType<typeof gatherForItems>>,
  layouts: Layouts,
): OpenPost[] {
  return items.flatMap((approved, index) =>
    renderPosts(materials[index] ?? [], layouts).map(post => ({
      ...post,
      id: newId(),
      newsItemId: approved.newsItemId,
      approved,
    })),
  )
}

function existingOf(existing: Awaited<ReturnType<typeof alreadyScheduledOf>>, post: OpenPost) {
  return existing.find(
    each =>
      each.approvalId === post.approved.approvalId &&
      each.channelId === post.channel.id &&
      each.language === post.language,
  )
}

/** Channel by channel, in the order of the items. */
async function giveSlots(
  { db, clock }: CalendarDeps,
  officeId: string,
  posts: readonly OpenPost[],
  { notBefore, until }: BulkInput,
): Promise<(OpenPost & { planned: PlannedTime })[]> {
  const now = clock.now()
  const office = await officeTime(db, officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId })
  const from = notBefore && notBefore > now ? notBefore : now
  const end = until ?? new Date(from.getTime() + mostDays * 86_400_000)
  const times = new Map<string, PlannedTime>()
  for (const channel of new Map(posts.map(post => [post.channel.id, post.channel])).values()) {
    const own = posts.filter(post => post.channel.id === channel.id)
    const plan = planningOf(channel)
    const taken = await takenTimes(db, channel.id, now, [])
    const slots = freeSlots({ from, until: end, office, channel: plan, taken })
    const fits = (slot: PlannedTime, chosen: readonly PlannedTime[]) =>
      fitsBeside(slot, office, plan, [...taken, ...chosen.map(each => each.dueAt)])
    const chosen = spread(slots, own.length, until ? 'closed' : 'open', fits)
    if (chosen.length < own.length) {
      throw new DatelineError(
        'no-room-in-slots',
        { handle: channel.handle, posts: own.length, free: chosen.length, until: end.toISOString() },
        { channelId: channel.id },
      )
    }
    for (const [index, post] of own.entries()) {
      const slot = chosen[index]
      if (slot) times.set(post.id, slot)
    }
  }
  return posts.flatMap(post => {
    const planned = times.get(post.id)
    return planned ? [{ ...post, planned }] : []
  })
}

async function save(
  deps: CalendarDeps,
  actor: CurrentActor,
  officeId: string,
  posts: readonly (OpenPost & AssessedPost)[],
  months: readonly MonthStanding[],
): Promise<Undo | null> {
  const undo = await saveScheduled(deps, actor, posts)
  await warnOfBudget(deps.db, officeId, months)
  return undo
}

function itemNotFound({ newsItemIds }: BulkInput): DatelineError {
  return new DatelineError('item-not-found', { newsItemId: newsItemIds[0] ?? '' })
}
