import { stopChannelFor } from '../../../channels/block-channel.ts'
import { messageOf } from '../../../core/errors/errors.ts'
import { networkOf } from '../../../networks/adapters.ts'
import {
  type Account,
  NetworkFailureError,
  type RemotePost,
  readingDenied,
} from '../../../networks/network.ts'
import type { PublishingDeps } from '../deps.ts'
import { lookBackMs, matchPost } from '../doubt/matching.ts'
import { lookAgainAfter, looksOn } from '../doubt/when-to-look.ts'
import { persist } from '../persist.ts'
import type { Question } from '../record.ts'
import { type CommentDoubt, claimCommentDoubt, knownComments } from './claim-comment-doubt.ts'
import { adoptComment, moveCommentOn } from './record-comment.ts'

export type CommentDoubtResult =
  | 'not-its-time'
  | 'adopted'
  | 'looking-again'
  | 'sending-again'
  | 'asked'
  | 'withdrawn'
  | 'lost'

/**
 * Step 9 for a first comment: reads the comments below its post, and settles the doubt by the rules of posts
 * (docs/reliability.md). Nothing is sent here.
 */
export async function reconcileComment(deps: PublishingDeps, postId: string): Promise<CommentDoubtResult> {
  const { leaseMs } = deps.timing
  const doubt = await claimCommentDoubt(deps.db, { postId, worker: deps.worker, leaseMs })
  if (!doubt) return 'not-its-time'
  if (doubt.attemptExternalId !== null)
    return await adopt(deps, doubt, { externalId: doubt.attemptExternalId })
  if (doubt.isPostDeleted) {
    const reason = 'Its post was deleted from the network, and the first comment with it.'
    return await move(deps, doubt, { event: 'post-deleted', reason, waitMs: null }, 'withdrawn')
  }

  await deps.reached('before-look')
  let shown: Shown
  try {
    shown = await look(deps, doubt)
  } catch (thrown) {
    return await couldNotLook(deps, doubt, thrown)
  }
  await deps.reached('after-look')
  const known = await knownComments(
    deps.db,
    shown.comments.map(comment => comment.externalId),
  )
  const match = matchPost(
    networkOf(deps.networks, doubt.network).profile.rules,
    meantBy(doubt, shown),
    shown.comments,
    known,
  )
  switch (match.type) {
    case 'one': {
      const createdAt = new Date(match.post.createdAt.getTime() - shown.clockAheadMs)
      return await adopt(deps, doubt, { ...match.post, createdAt })
    }
    case 'unreadable':
      return await couldNotLook(deps, doubt, unreadableComment)
    case 'many':
      return await ask(
        deps,
        doubt,
        'several',
        `${match.posts.length} comments below the post look like the first comment.`,
      )
    case 'older':
    case 'other-files':
      return await ask(
        deps,
        doubt,
        'older',
        'A comment below the post is just like the first comment, but seems to be older.',
      )
    default:
      return await notFound(deps, doubt)
  }
}

const unreadableComment = new NetworkFailureError({
  type: 'unknown',
  code: 'unreadable comment',
  reason: 'The post shows a comment in a form that is not known.',
})

interface Shown {
  comments: RemotePost[]
  /** How far the network's clock goes before the record's, in milliseconds; 0 where it does not say. */
  clockAheadMs: number
}

async function look(deps: PublishingDeps, doubt: CommentDoubt): Promise<Shown> {
  const account = await deps.freshAccount(doubt.channelId)
  try {
    return await readBack(deps, doubt, account)
  } catch (thrown) {
    const failure = thrown instanceof NetworkFailureError ? thrown.failure : undefined
    if (failure?.type !== 'channel-blocked' || failure.remedy !== 'reconnect') throw thrown
    return await readBack(deps, doubt, await deps.renewedAccount(account))
  }
}

async function readBack(deps: PublishingDeps, doubt: CommentDoubt, account: Account): Promise<Shown> {
  const network = networkOf(deps.networks, doubt.network)
  const since = new Date(doubt.startedAt.getTime() - lookBackMs)
  const call = { timeoutMs: deps.timing.sendWindowMs }
  const comments = await network.findComments?.(account, doubt.parentExternalId, since, call)
  if (!comments)
    throw new NetworkFailureError({
      type: 'rejected',
      code: 'no comments',
      reason: 'Comments cannot be read there.',
    })
  return { comments, clockAheadMs: network.clocks?.aheadMs(account) ?? 0 }
}

function meantBy(doubt: CommentDoubt, { clockAheadMs }: Shown) {
  const { text, parentExternalId, startedAt: intendedAt } = doubt
  return { text, mediaCount: 0, parentExternalId, intendedAt, clockAheadMs }
}

async function adopt(
  deps: PublishingDeps,
  doubt: CommentDoubt,
  found: { externalId: string; permalink?: string; createdAt?: Date },
): Promise<CommentDoubtResult> {
  const { externalId, permalink, createdAt: publishedAt } = found
  const ours = await persist(deps, () =>
    adoptComment(deps.db, doubt, { externalId, permalink, publishedAt }, 'reconciling'),
  )
  await deps.reached('after-adopt')
  return ours ? 'adopted' : 'lost'
}

/** None, twice → one identical resend; none again, or a refusal without a match → a person. */
async function notFound(deps: PublishingDeps, doubt: CommentDoubt): Promise<CommentDoubtResult> {
  if (doubt.looks === 0) {
    const waitMs = looksOn(deps.timing, doubt.network)[1]
    const reason =
      'The first comment was not below the post yet; the comments are read once more before it is sent again.'
    return await move(
      deps,
      doubt,
      { event: 'not-found-yet', reason, waitMs, looks: 'one-more' },
      'looking-again',
    )
  }
  const { attemptOutcome, attemptReason } = doubt
  if (attemptOutcome === 'rejected')
    return await ask(
      deps,
      doubt,
      'sent-twice',
      `The first comment was sent twice: the first time without an answer, then the network refused it (${attemptReason ?? 'no reason given'}). It is not below the post.`,
    )
  if (attemptOutcome === 'duplicate')
    return await ask(
      deps,
      doubt,
      'duplicate-not-shown',
      'The network says it has the first comment already, but it is not below the post.',
    )
  if (doubt.resends > 0)
    return await ask(
      deps,
      doubt,
      'sent-twice',
      'The first comment was sent twice without an answer and is not below the post.',
    )
  const reason = 'The comments were read twice and the first comment is not there: it is sent once more.'
  const change = { event: 'not-there', reason, waitMs: 0, looks: 'none', resends: 'one-more' } as const
  return await move(deps, doubt, change, 'sending-again')
}

/**
 * A read-back that fails says nothing: it is made again, later each time, for two days, as for posts. Where the Page may not
 * read comments, a person is asked at once.
 */
async function couldNotLook(
  deps: PublishingDeps,
  doubt: CommentDoubt,
  thrown: unknown,
): Promise<CommentDoubtResult> {
  const failure = thrown instanceof NetworkFailureError ? thrown.failure : undefined
  deps.log.warn({ post: doubt.postId, err: thrown }, 'the comments of a post could not be read back')
  if (failure?.type === 'channel-blocked' && failure.remedy !== 'reconnect')
    await stopChannelFor(deps.db, doubt.channelId, failure.reason)
  if (failure?.code === readingDenied) return await ask(deps, doubt, 'unreadable', failure.reason)
  const failures = doubt.fence - doubt.attemptFence - doubt.looks
  if (failures > deps.timing.failedLooksAllowed)
    return await ask(
      deps,
      doubt,
      'unreadable',
      `The comments could not be read for two days (${messageOf(thrown)}).`,
    )
  const resetMs =
    failure?.type === 'rate-limited' ? failure.retryAt.getTime() - deps.clock.now().getTime() : 0
  const waitMs = Math.max(resetMs, lookAgainAfter(deps.timing, failures))
  const reason = `Whether the first comment is there is not known yet: ${failure?.reason ?? 'the comments could not be read'}`
  return await move(deps, doubt, { event: 'unreadable', reason, waitMs }, 'looking-again')
}

async function ask(
  deps: PublishingDeps,
  doubt: CommentDoubt,
  code: Question,
  what: string,
): Promise<CommentDoubtResult> {
  const reason = `${what} Look there, then say that it is there, send it once more, or leave it out.`
  const question = { attemptId: doubt.attemptId, code }
  return await move(deps, doubt, { event: 'undecided', reason, waitMs: null, question }, 'asked')
}

async function move(
  deps: PublishingDeps,
  doubt: CommentDoubt,
  change: Omit<Parameters<typeof moveCommentOn>[2], 'from'>,
  result: CommentDoubtResult,
): Promise<CommentDoubtResult> {
  return (await moveCommentOn(deps.db, doubt, { from: 'reconciling', ...change })) ? result : 'lost'
}
