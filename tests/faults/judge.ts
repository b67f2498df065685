import { sql } from 'kysely'
import { z } from 'zod'
import type { PostState } from '../../src/publishing/post-state.ts'
import type { Lane } from './lane.ts'
import type { PlannedPost, RunChannel } from './planned-posts.ts'
import { faultTiming } from './timing.ts'

/** A post as the record has it at the end of a run. */
export interface SeenPost {
  id: string
  state: PostState
  reason: string | null
  /** By this machine's clock. */
  dueAt: number
  /** A person cancelled it, and knows. */
  isByPerson: boolean
  /** Its series says once for all of its posts what became of them; nothing of this one was ever tried. */
  isUntriedOfSeries: boolean
  /** It was found late, while it was not out. */
  isFoundLate: boolean
  /** How long after its due time it was published, in milliseconds; null when it was not. */
  lateMs: number | null
  ids: (string | null)[]
}

/** A permission to publish taken back in the middle of a run, by this machine's clock. */
export interface Recall {
  postIds: readonly string[]
  committedAt: number
  /** When it was given again; a withdrawn approval is not. */
  resumedAt?: number
  /** Nothing of these posts had been written down by then, so nothing of them may be there. */
  isNothingUnderWay?: true
}

export interface Counts {
  planned: number
  published: number
  duplicates: number
  lost: number
  unapproved: number
  early: number
  /** Segments whose permission had been taken back before their attempt was written down. */
  afterRecall: number
  /** Posts that a person was asked about although the network's answers decide. */
  needlessQuestions: number
  needingAttention: number
}

export interface RunFacts {
  planned: readonly PlannedPost[]
  channels: readonly RunChannel[]
  posts: readonly SeenPost[]
  recalls: readonly Recall[]
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
type ListedPost = z.infer<typeof listed>['posts'][number]

/** Compares what the record says with what the networks have. */
export async function judge(lane: Lane, facts: RunFacts): Promise<Counts & { faults: string[] }> {
  const answer = await fetch(`${lane.sandboxOrigin}/sandbox/posts`)
  const accounts = new Set(facts.channels.map(channel => channel.accountId))
  const there = listed.parse(await answer.json()).posts.filter(post => accounts.has(post.accountId))
  const counts: Counts = {
    planned: facts.planned.length,
    published: 0,
    duplicates: 0,
    lost: 0,
    unapproved: 0,
    early: 0,
    afterRecall: 0,
    needlessQuestions: 0,
    needingAttention: 0,
  }
  const faults: string[] = []
  const meant = new Set(facts.planned.flatMap(post => post.texts.map(text => text.trim())))
  const strangers = there.filter(post => !meant.has(post.text.trim()))
  if (strangers.length > 0) {
    counts.unapproved += strangers.length
    faults.push(`nobody planned "${strangers[0]?.text}"`)
  }
  for (const plan of facts.planned) {
    const post = facts.posts.find(each => each.id === plan.id)
    const copies = plan.texts.map(text => there.filter(each => each.text.trim() === text.trim()))
    const found = post
      ? judgePost(lane, plan, post, copies, facts.recalls)
      : [fault('lost', 'is not in the record')]
    if (post?.state === 'published') counts.published += 1
    if (post?.state === 'needs_attention') counts.needingAttention += 1
    for (const { column, words } of found) {
      counts[column] += 1
      faults.push(`"${plan.texts[0]?.slice(0, 40)}" ${words}`)
    }
  }
  if (faults.length > 0) faults.push(await traceOf(lane, facts.planned, there))
  return { ...counts, faults }
}

/** States in which nothing happens to a post until a person acts. */
export const restingStates: readonly PostState[] = [
  'published',
  'cancelled',
  'failed',
  'missed',
  'needs_attention',
]

type Column = Exclude<keyof Counts, 'planned' | 'published' | 'needingAttention'>
/** What is wrong with a post. */
export interface Found {
  column: Column
  words: string
}

function fault(column: Column, words: string): Found {
  return { column, words }
}

function judgePost(
  lane: Lane,
  plan: PlannedPost,
  post: SeenPost,
  copies: readonly ListedPost[][],
  recalls: readonly Recall[],
): Found[] {
  const shown = copies.flat()
  const found: Found[] = []
  for (const [position, each] of copies.entries()) {
    if (each.length > 1)
      found.push(fault('duplicates', `is there ${each.length} times in its segment ${position + 1}`))
  }
  if (plan.ends.length === 1 && plan.ends[0] === 'cancelled' && shown.length > 0)
    found.push(fault('unapproved', 'went out although its approval was withdrawn'))
  if (shown.some(each => each.receivedAt.getTime() < Math.floor(post.dueAt)))
    found.push(fault('early', 'went out before it was due'))
  for (const recall of recalls.filter(({ postIds }) => postIds.includes(post.id))) {
    const late = afterRecall(lane, recall, shown)
    if (late > 0) found.push(fault('afterRecall', `had ${late} segments go out after its recall`))
  }
  return [...found, ...judgeEnd(plan, post, copies)]
}

function judgeEnd(plan: PlannedPost, post: SeenPost, copies: readonly ListedPost[][]): Found[] {
  const shown = copies.flat()
  if (post.state === 'published') {
    const wrong = copies.some((each, index) => !each.some(one => one.id.endsWith(post.ids[index] ?? 'none')))
    const broken = copies.some(
      (each, index) => index > 0 && each.some(one => one.parent !== (post.ids[index - 1] ?? null)),
    )
    return [
      ...(wrong
        ? [fault('lost', `is called published as ${post.ids}, and is there as ${shown.map(each => each.id)}`)]
        : []),
      ...(broken ? [fault('lost', 'is out as a broken thread')] : []),
      ...(plan.ends.includes('published') ? [] : [fault('unapproved', 'was published')]),
    ]
  }
  const explained = plan.ends.includes(post.state) && post.reason !== null
  // What is out of a post must be known of it, however it ended.
  if (explained && shown.every(each => post.ids.includes(each.id))) return []
  if (post.state === 'needs_attention' && post.reason)
    return [fault('needlessQuestions', `was asked about: ${post.reason}`)]
  return [
    fault('lost', `ended as "${post.state}" (${post.reason}), with ${shown.length} of it at the network`),
  ]
}

/**
 * Segments of a post that went out although it was recalled. A request whose attempt was written down before the recall
 * may still go out, until its deadline; of a thread that is the segment under way and no other.
 */
function afterRecall(lane: Lane, recall: Recall, shown: readonly ListedPost[]): number {
  const timing = faultTiming(lane.pace)
  const resumedAt = recall.resumedAt ?? Number.POSITIVE_INFINITY
  const during = shown
    .map(each => each.receivedAt.getTime())
    .filter(at => at > recall.committedAt && at < resumedAt)
  if (recall.isNothingUnderWay) return during.length
  const tooLate = during.filter(at => at > recall.committedAt + timing.sendWindowMs).length
  return Math.max(tooLate, during.length - 1)
}

/** What happened, for a run whose interleaving will not come again: attempts with fences, and the network's own times. */
async function traceOf(
  lane: Lane,
  planned: readonly PlannedPost[],
  there: readonly ListedPost[],
): Promise<string> {
  const ids = planned.map(post => post.id)
  const { rows } = await sql<{ line: string }>`
    select left(a.text, 28) || ' /' || a.part || ' fence ' || a.fence || ' ' || to_char(a.started_at, 'HH24:MI:SS.MS')
      || ' until ' || to_char(a.deadline_at, 'SS.MS') || ' ' || coalesce(a.outcome, 'open') || ' '
      || coalesce(a.code, '') || ' ' || coalesce(a.external_id, '') as line
    from (
      select s.text, each.position::text as part, each.post_id, each.fence, each.started_at, each.deadline_at, each.outcome,
        each.code, each.external_id
      from attempt each left join segment s on s.post_id = each.post_id and s.position = each.position
      union all
      select f.text, 'comment', each.post_id, each.fence, each.started_at, each.deadline_at, each.outcome, each.code,
        each.external_id
      from comment_attempt each join first_comment f on f.post_id = each.post_id
    ) a
    where a.post_id = any(${ids}::uuid[]) order by a.started_at`
    .execute(lane.db)
    .catch(thrown => ({ rows: [{ line: `no attempts: ${thrown}` }] }))
  const received = there.map(
    post => `${post.receivedAt.toISOString().slice(11)} ${post.text.slice(0, 28)} ${post.id}`,
  )
  return ['trace:', ...rows.map(row => row.line), 'received:', ...received].join('\n    ')
}
