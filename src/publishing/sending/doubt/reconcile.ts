import { stopChannelFor } from '../../../channels/block-channel.ts'
import { messageOf } from '../../../core/errors/errors.ts'
import { networkOf } from '../../../networks/adapters.ts'
import { type Account, NetworkFailureError, type RemotePost } from '../../../networks/network.ts'
import type { PublishingDeps } from '../deps.ts'
import { step } from '../machine.ts'
import { persist } from '../persist.ts'
import { moveOn, type Question } from '../record.ts'
import { adopt, adoptedAmong, claimDoubt, type Doubt, isTwinBeingSent } from './doubt.ts'
import { lookBackMs, matchPost } from './matching.ts'
import { lookAgainAfter, looksOn } from './when-to-look.ts'

export type ReconcileResult =
  | { type: 'not-its-time' }
  | { type: 'adopted'; externalId: string }
  | { type: 'looking-again' }
  | { type: 'sending-again' }
  | { type: 'needs-attention'; doubt: Doubt; question: Question; reason: string }
  | { type: 'lost' }

/**
 * Step 9: asks the network whether the last attempt of a post came through, and settles the doubt. Nothing is sent
 * here: at most the post is handed back to be sent once more, word for word.
 */
export async function reconcilePost(deps: PublishingDeps, postId: string): Promise<ReconcileResult> {
  const { leaseMs } = deps.timing
  const doubt = await claimDoubt(deps.db, { postId, worker: deps.worker, leaseMs })
  if (!doubt) return { type: 'not-its-time' }
  const { attemptExternalId: ownId } = doubt
  // Where it went to a post with the same words, whose doubt was settled first, this one is what is not there.
  if (ownId && !(await adoptedAmong(deps.db, doubt.channelId, [ownId])).has(ownId))
    return await adoptFound(deps, doubt, { externalId: ownId })

  await deps.reached('before-look')
  let shown: Shown
  try {
    shown = await look(deps, doubt)
  } catch (thrown) {
    return await couldNotLook(deps, doubt, thrown)
  }
  await deps.reached('after-look')
  if (await isTwinBeingSent(deps.db, doubt)) return await waitForTwin(deps, doubt)
  const adopted = await adoptedAmong(
    deps.db,
    doubt.channelId,
    shown.posts.map(post => post.externalId),
  )
  const match = matchPost(
    networkOf(deps.networks, doubt.network).profile.rules,
    meantBy(doubt, shown),
    shown.posts,
    adopted,
  )
  if (match.type === 'one') {
    const { createdAt } = match.post
    const byOurClock = new Date(createdAt.getTime() - shown.clockAheadMs)
    return await adoptFound(deps, doubt, { ...match.post, createdAt: byOurClock })
  }
  if (match.type === 'unreadable') return await couldNotLook(deps, doubt, unreadablePost)
  if (match.type === 'many') {
    return await askPerson(
      deps,
      doubt,
      'several',
      `${match.posts.length} posts on the account look like this one. Say which it is, or send it again.`,
    )
  }
  if (match.type === 'older') {
    return await askPerson(
      deps,
      doubt,
      'older',
      'A post on the account is just like this one, but seems to be older. Say whether it is this one, or send it again.',
    )
  }
  if (match.type === 'other-files') {
    return await askPerson(
      deps,
      doubt,
      'other-files',
      'A post on the account has the same words, but other pictures. Say whether it is this one, or send it again.',
    )
  }
  return await notFound(deps, doubt)
}

const unreadablePost = new NetworkFailureError({
  type: 'unknown',
  code: 'unreadable post',
  reason: 'The account shows a post in a form that is not known.',
})

interface Shown {
  posts: RemotePost[]
  /** How far the network's clock goes before the record's, in milliseconds; 0 where it does not say. */
  clockAheadMs: number
}

async function look(deps: PublishingDeps, doubt: Doubt): Promise<Shown> {
  const account = await deps.freshAccount(doubt.channelId)
  try {
    return await readBack(deps, doubt, account)
  } catch (thrown) {
    if (!isTokenRefused(thrown)) throw thrown
    // An access token may be over before its time.
    return await readBack(deps, doubt, await deps.renewedAccount(account))
  }
}

function isTokenRefused(thrown: unknown): boolean {
  if (!(thrown instanceof NetworkFailureError)) return false
  return thrown.failure.type === 'channel-blocked' && thrown.failure.remedy === 'reconnect'
}

async function readBack(deps: PublishingDeps, doubt: Doubt, account: Account): Promise<Shown> {
  const since = new Date(doubt.startedAt.getTime() - lookBackMs)
  const network = networkOf(deps.networks, doubt.network)
  const posts = await network.findRecentPosts(account, since, { timeoutMs: deps.timing.sendWindowMs })
  // Its answer has just given the time there.
  return { posts, clockAheadMs: network.clocks?.aheadMs(account) ?? 0 }
}

function meantBy(doubt: Doubt, { clockAheadMs }: Shown) {
  return {
    text: doubt.text,
    mediaCount: doubt.media.length,
    mediaHandles: doubt.mediaHandles,
    intendedAt: doubt.startedAt,
    clockAheadMs,
    ...(doubt.link === null ? {} : { link: doubt.link }),
    ...(doubt.parentExternalId === null ? {} : { parentExternalId: doubt.parentExternalId }),
  }
}

async function adoptFound(
  deps: PublishingDeps,
  doubt: Doubt,
  post: { externalId: string; permalink?: string; createdAt?: Date },
): Promise<ReconcileResult> {
  const event = doubt.isLast ? 'found-last' : 'found-more-to-send'
  const to = step('reconciling', event) === 'published' ? 'published' : 'retry_wait'
  const ours = await persist(deps, () =>
    deps.db.transaction().execute(trx =>
      adopt(trx, {
        postId: doubt.postId,
        fence: doubt.fence,
        position: doubt.position,
        externalId: post.externalId,
        permalink: post.permalink,
        publishedAt: post.createdAt,
        from: 'reconciling',
        to,
      }),
    ),
  )
  await deps.reached('after-adopt')
  return ours ? { type: 'adopted', externalId: post.externalId } : { type: 'lost' }
}

/** Its lease is as long as its request may take: then its id is known, or it is in doubt as this one is. */
async function waitForTwin(deps: PublishingDeps, doubt: Doubt): Promise<ReconcileResult> {
  const reason = 'Another post with the same words is being sent; the account is read again after it.'
  const waitMs = deps.timing.leaseMs
  const ours = await moveOn(deps.db, doubt, { from: 'reconciling', event: 'not-found-yet', reason, waitMs })
  return { type: ours ? 'looking-again' : 'lost' }
}

/** None, twice → one identical resend; none again, or a refusal of any kind without a match → a person. */
async function notFound(deps: PublishingDeps, doubt: Doubt): Promise<ReconcileResult> {
  if (doubt.looks === 0) {
    const waitMs = looksOn(deps.timing, doubt.network)[1]
    const reason = 'It was not on the account yet; the account is read once more before anything is sent.'
    const ours = await moveOn(deps.db, doubt, {
      from: 'reconciling',
      event: 'not-found-yet',
      reason,
      waitMs,
      looks: 'one-more',
    })
    return { type: ours ? 'looking-again' : 'lost' }
  }
  if (doubt.attemptOutcome === 'rejected') {
    return await askPerson(
      deps,
      doubt,
      'sent-twice',
      `It was sent twice: the first time without an answer, then the network refused it (${doubt.attemptReason ?? 'no reason given'}). The account does not show it. Look there, then say where it is or send it again.`,
    )
  }
  if (doubt.attemptOutcome === 'duplicate') {
    return await askPerson(
      deps,
      doubt,
      'duplicate-not-shown',
      'The network says it has this post already, but the account does not show it. Look there, then say where it is or send it again.',
    )
  }
  if (doubt.resends > 0) {
    return await askPerson(
      deps,
      doubt,
      'sent-twice',
      'It was sent twice without an answer and is not on the account. Look there, then say where it is or send it again.',
    )
  }
  const reason = 'The account was read twice and does not have it: it is sent once more, word for word.'
  const ours = await moveOn(deps.db, doubt, {
    from: 'reconciling',
    event: 'not-there',
    reason,
    waitMs: 0,
    looks: 'none',
    resends: 'one-more',
  })
  return { type: ours ? 'sending-again' : 'lost' }
}

/**
 * A read-back that fails says nothing about the post. It is made again, later each time, for two days: only then is a
 * person asked, who knows no more than we do. What only a person can mend, such as an unpaid account, holds the channel.
 */
async function couldNotLook(deps: PublishingDeps, doubt: Doubt, thrown: unknown): Promise<ReconcileResult> {
  const failure = thrown instanceof NetworkFailureError ? thrown.failure : undefined
  deps.log.warn({ post: doubt.postId, err: thrown }, 'the account could not be read back')
  if (failure?.type === 'channel-blocked' && failure.remedy !== 'reconnect')
    await stopChannelFor(deps.db, doubt.channelId, failure.reason)
  const failures = await countFailedLook(deps, doubt)
  if (failures > deps.timing.failedLooksAllowed) {
    return await askPerson(
      deps,
      doubt,
      'unreadable',
      `The account could not be read for long (${messageOf(thrown)}). Look there, then say where it is or send it again.`,
    )
  }
  const resetMs =
    failure?.type === 'rate-limited' ? failure.retryAt.getTime() - deps.clock.now().getTime() : 0
  const waitMs = Math.max(resetMs, lookAgainAfter(deps.timing, failures))
  const reason = `Whether it was published is not known yet: ${failure?.reason ?? 'the account could not be read'}`
  const ours = await moveOn(deps.db, doubt, { from: 'reconciling', event: 'unreadable', reason, waitMs })
  return { type: ours ? 'looking-again' : 'lost' }
}

/** Failed looks are the claims since the attempt: each took a new fence and found nothing out. */
async function countFailedLook(deps: PublishingDeps, doubt: Doubt): Promise<number> {
  const attempt = await deps.db
    .selectFrom('attempt')
    .select('fence')
    .where('id', '=', doubt.attemptId)
    .executeTakeFirst()
  return doubt.fence - (attempt?.fence ?? doubt.fence) - doubt.looks
}

async function askPerson(
  deps: PublishingDeps,
  doubt: Doubt,
  question: Question,
  reason: string,
): Promise<ReconcileResult> {
  const ours = await moveOn(deps.db, doubt, {
    from: 'reconciling',
    event: 'undecided',
    reason,
    waitMs: null,
    question: { attemptId: doubt.attemptId, code: question },
  })
  return ours ? { type: 'needs-attention', doubt, question, reason } : { type: 'lost' }
}
