import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import { readAfterMs } from '../../core/time/measurement-ages.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { Networks } from '../../networks/adapters.ts'
import { type ApprovedContent, approvedContent } from '../../news/approved-content.view.ts'
import { approverStands } from '../../news/approver-stands.view.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import { type Assessment, assessPosts, pricedPost, type TimedPost } from '../composing/assess-posts.ts'
import type { FormatInput } from '../composing/formatting/format.ts'
import { LayoutMissing, type Layouts, layOutLong, noLayouts } from '../composing/layouts.ts'
import {
  gatherMaterials,
  type PostMaterial,
  type RenderedPost,
  renderPosts,
} from '../composing/render-posts.ts'
import { keyOfRendered } from '../composing/same-text.ts'
import type { MonthStanding } from '../costs/budget.ts'
import { budgetOfOffice, lockBudget } from '../costs/office-budget.ts'
import { standingsAfter } from '../costs/standings.ts'
import { warnOfBudget } from '../costs/warn-of-budget.ts'
import type { SegmentMedia } from '../segment-media.ts'
import { alreadyScheduled, type ExistingPost } from './already-scheduled.ts'
import { chooseTimes, type WishedTime } from './choose-times.ts'
import type { PlannedTime } from './times/plan.ts'
import { asStored } from './times/stored-plan.ts'

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

export interface ScheduledPost extends Assessment {
  id: string
  channelId: string
  language: Language
  planned: PlannedTime
}

export interface ScheduleResult {
  posts: ScheduledPost[]
  /** Posts of this approved content that will go out or are out, and so were not scheduled once more. */
  already: ExistingPost[]
  /** The months into which the posts planned now bring a sum; empty where they are free. */
  months: MonthStanding[]
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
  const approved = await approvedOf(deps.db, input.newsItemId)
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
    const approved = await approvedOf(trx, input.newsItemId)
    assertMay(actor, 'posts.schedule', approved.officeId, () => itemNotFound(input.newsItemId))
    await assertOfficeOpen(trx, approved.officeId)
    const rendered = renderPosts(await gatherMaterials(inTrx, { ...input, ...approved }), layouts)
    await lockChannels(trx, rendered)
    const existing = await alreadyScheduled(trx, approved.approvalId)

    const plan = chooseTimes(trx, deps.clock.now(), approved.officeId, input)
    const timed = []
    for (const post of rendered.filter(each => !existingOf(existing, each))) {
      timed.push({ ...post, id: newId(), planned: await plan(post.channel.id) })
    }
    const planned = await assess(inTrx, actor, approved.officeId, timed)
    await lockBudget(trx, approved.officeId)
    const months = await monthsWith(inTrx, approved.officeId, planned)
    await insertPosts(inTrx, input, approved, planned)
    await recordScheduled(trx, input, approved, planned)
    await warnOfBudget(trx, approved.officeId, months)
    await writeAudit(
      trx,
      actor,
      deps.clock.now(),
      planned.map(post => ({
        action: 'posts.schedule',
        officeId: approved.officeId,
        subjectKind: 'post',
        subjectId: post.id,
        detail: {
          newsItemId: input.newsItemId,
          contentHash: approved.contentHash,
          dueAt: post.planned.dueAt.toISOString(),
        },
      })),
    )
    return {
      posts: planned.map(({ id, channel, language, planned: time, refusals, warnings, cost }) => ({
        id,
        channelId: channel.id,
        language,
        planned: time,
        refusals,
        warnings,
        cost,
      })),
      already: rendered.flatMap(post => existingOf(existing, post) ?? []),
      months,
    }
  })
}

export async function assess<Post extends TimedPost>(
  { clock, ...deps }: ScheduleDeps,
  actor: Actor,
  officeId: string,
  posts: readonly Post[],
): Promise<(Post & Assessment)[]> {
  return await assessPosts(deps, { actor, officeId, now: clock.now(), readAfterMs }, posts)
}

export async function monthsWith(
  { clock, ...deps }: ScheduleDeps,
  officeId: string,
  posts: readonly TimedPost[],
): Promise<MonthStanding[]> {
  const when = { now: clock.now(), readAfterMs }
  const priced = posts
    .map(post => ({ ...pricedPost(deps.networks, when, post), sandbox: post.channel.sandbox }))
    .filter(post => post.prices !== undefined)
  if (priced.length === 0) return []
  return await standingsAfter(
    deps,
    { officeId, ...(await budgetOfOffice(deps.db, officeId)), ...when },
    priced,
  )
}

export async function approvedOf(db: Db, newsItemId: string): Promise<ApprovedContent> {
  const approved = await approvedContent(db, newsItemId)
  if (approved && (await approverStands(db, approved.approvedBy, approved.officeId))) return approved
  if (approved) {
    throw new DatelineError('approver-may-no-longer', { newsItemId })
  }
  throw new DatelineError('item-not-approved', { newsItemId })
}

export function itemNotFound(newsItemId: string): DatelineError {
  return new DatelineError('item-not-found', { newsItemId })
}

/** Two people planning at once would otherwise be given the same slot. In order of id, so that they cannot wait for each other. */
async function lockChannels(trx: Db, posts: readonly RenderedPost[]): Promise<void> {
  const ids = [...new Set(posts.map(post => post.channel.id))]
  await trx.selectFrom('channel').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export function existingOf(existing: readonly ExistingPost[], post: RenderedPost): ExistingPost | undefined {
  return existing.find(each => each.channelId === post.channel.id && each.language === post.language)
}

async function insertPosts(
  { db: trx, networks }: ScheduleDeps,
  input: ScheduleInput,
  approved: ApprovedContent,
  posts: readonly (RenderedPost & { id: string; planned: PlannedTime })[],
): Promise<void> {
  if (posts.length === 0) return
  await trx
    .insertInto('post')
    .values(
      posts.map(post => ({
        id: post.id,
        news_item_id: input.newsItemId,
        approval_id: approved.approvalId,
        content_hash: approved.contentHash,
        office_id: approved.officeId,
        channel_id: post.channel.id,
        language: post.language,
        state: 'scheduled' as const,
        due_at: post.planned.dueAt,
        next_at: post.planned.dueAt,
        planned: toJson(asStored(post.planned)),
        same_text_key: keyOfRendered(networks, post) ?? null,
        sandbox: post.channel.sandbox,
        created_by: input.actor.id,
      })),
    )
    .execute()
  await trx
    .insertInto('segment')
    .values(
      posts.flatMap(post =>
        post.formatted.segments.map((segment, position) => ({
          post_id: post.id,
          position,
          text: segment.text,
          link: segment.link ?? null,
          has_link: networks.get(post.channel.network)?.profile.rules.prices?.hasLink(segment.text) ?? false,
          media: toJson(position === 0 ? post.media.map(plainMedia) : []),
        })),
      ),
    )
    .execute()
}

async function recordScheduled(
  trx: Db,
  { newsItemId }: ScheduleInput,
  { officeId }: ApprovedContent,
  posts: readonly (RenderedPost & { id: string; planned: PlannedTime })[],
): Promise<void> {
  await recordEvents(
    trx,
    posts.map(post => ({
      kind: 'post.scheduled' as const,
      officeId,
      subjectId: post.id,
      data: {
        newsItemId,
        channelId: post.channel.id,
        fence: 0,
        dueAt: post.planned.dueAt.toISOString(),
      },
    })),
  )
}

function plainMedia({ mediaId, altText }: SegmentMedia): SegmentMedia {
  return { mediaId, altText }
}
