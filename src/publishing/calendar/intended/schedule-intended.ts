import type { CurrentActor } from '../../../access/actor.ts'
import { planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { officeTime } from '../../../offices/office.view.ts'
import type { Layouts } from '../../composing/layouts.ts'
import { type RenderedPost, renderPosts } from '../../composing/render-posts.ts'
import { warnOfBudget } from '../../costs/warn-of-budget.ts'
import { alreadyScheduled } from '../already-scheduled.ts'
import { type ApprovedItem, approvedItem } from '../approved-items.ts'
import { assessWithMonths } from '../assess-with-months.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { takenTimes } from '../choose-times.ts'
import { lockChannels } from '../lock-channels.ts'
import { saveScheduled } from '../save-scheduled.ts'
import { asScheduled } from '../scheduled-post.ts'
import type { PlannedTime } from '../times/plan.ts'
import { materialsOfIntended } from './intended-materials.ts'
import type { IntendedOutcome, NeedsTime } from './intended-outcome.ts'
import { type IntendedPost, intendedPosts } from './intended-posts.view.ts'
import { timeOfIntended } from './intended-time.ts'

/**
 * Turns the posts that were chosen for an item into scheduled ones, in the transaction of its approval. One whose time has
 * passed, or breaks a rule that it did not break when it was chosen, takes the next free slot where its chooser said so; or
 * else it is kept, with the reason why it needs a time.
 */
export async function scheduleIntended(
  deps: CalendarDeps,
  actor: CurrentActor,
  newsItemId: string,
  layouts: Layouts,
): Promise<IntendedOutcome> {
  const intended = await intendedPosts(deps.db, newsItemId)
  if (intended.length === 0) return { posts: [], needsTime: [] }
  const item = await approvedItem(deps.db, newsItemId)
  const { materials, unfit } = await materialsOfIntended(deps, item, intended)
  const rendered = renderPosts(materials, layouts)
  await lockChannels(
    deps.db,
    rendered.map(post => post.channel.id),
  )
  const { timed, late } = await giveTimes(deps, item, intended, await openOnes(deps.db, item, rendered))
  const { posts, months } = await assessWithMonths(deps, actor, item.officeId, timed)
  await saveScheduled(
    deps,
    actor,
    posts.map(post => ({ ...post, newsItemId, approved: item })),
  )
  await warnOfBudget(deps.db, item.officeId, months)
  const needsTime = [...unfit, ...late]
  await keepOutcome(deps.db, intended, posts, needsTime)
  if (needsTime.length > 0) {
    await recordEvents(deps.db, [
      {
        kind: 'item.posts-need-time',
        officeId: item.officeId,
        subjectId: newsItemId,
        data: { count: needsTime.length, approvalId: item.approvalId },
      },
    ])
  }
  return { posts: posts.map(asScheduled), needsTime }
}

/** What was made of the same content before, and still goes out or is out, is not made again. */
async function openOnes(
  db: Db,
  item: ApprovedItem,
  rendered: readonly RenderedPost[],
): Promise<RenderedPost[]> {
  const existing = await alreadyScheduled(db, item.approvalId)
  return rendered.filter(
    post => !existing.some(each => each.channelId === post.channel.id && each.language === post.language),
  )
}

type TimedIntended = RenderedPost & { id: string; planned: PlannedTime; intendedPostId: string }

async function giveTimes(
  { db, clock }: CalendarDeps,
  item: ApprovedItem,
  intended: readonly IntendedPost[],
  posts: readonly RenderedPost[],
): Promise<{ timed: TimedIntended[]; late: NeedsTime[] }> {
  const office = await officeTime(db, item.officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId: item.officeId })
  const now = clock.now()
  const taken = new Map<string, Date[]>()
  const timed: TimedIntended[] = []
  const late: NeedsTime[] = []
  for (const { post, intention } of inOrder(intended, posts)) {
    const before = intention.posts.findLast(each => each.language === post.language)
    // A person took it off the schedule: approving the content again does not bring it back.
    if (before?.isByPerson) continue
    const others = taken.get(post.channel.id) ?? (await takenTimes(db, post.channel.id, now, []))
    taken.set(post.channel.id, others)
    const shared = { now, office, channel: planningOf(post.channel), taken: others }
    const found = timeOfIntended(intention, before?.dueAt, shared)
    if ('planned' in found) {
      others.push(found.planned.dueAt)
      timed.push({ ...post, id: newId(), intendedPostId: intention.id, planned: found.planned })
    } else {
      const { id: intendedPostId, channelId, handle, at } = intention
      late.push({ intendedPostId, channelId, handle, at, ...found })
    }
  }
  return { timed, late }
}

/** In the order in which they were chosen: where two want one slot, the first takes it. */
function inOrder(
  intended: readonly IntendedPost[],
  posts: readonly RenderedPost[],
): { post: RenderedPost; intention: IntendedPost }[] {
  return posts
    .flatMap(post => {
      const intention = intentionFor(intended, post)
      return intention ? [{ post, intention }] : []
    })
    .toSorted((a, b) => intended.indexOf(a.intention) - intended.indexOf(b.intention))
}

/** One for its language, or else the one for every language. */
function intentionFor(
  intended: readonly IntendedPost[],
  post: Pick<RenderedPost, 'channel' | 'language'>,
): IntendedPost | undefined {
  const own = intended.filter(each => each.channelId === post.channel.id)
  return own.find(each => each.language === post.language) ?? own.find(each => each.language === null)
}

async function keepOutcome(
  db: Db,
  intended: readonly IntendedPost[],
  posts: readonly TimedIntended[],
  needsTime: readonly NeedsTime[],
): Promise<void> {
  if (posts.length > 0)
    await db
      .insertInto('intended_post_made')
      .values(posts.map(post => ({ intended_post_id: post.intendedPostId, post_id: post.id })))
      .execute()
  for (const { id } of intended) {
    const problem = needsTime.find(each => each.intendedPostId === id)
    await db
      .updateTable('intended_post')
      .set({ problem: problem?.code ?? null, problem_reason: problem?.reason ?? null })
      .where('id', '=', id)
      .execute()
  }
}
