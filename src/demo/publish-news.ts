import type { Actor } from '../access/actor.ts'
import type { Core } from '../assembly/core.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { importNews } from '../news/import/import-news.ts'
import type { ImportedItem } from '../news/import/imported-item.ts'
import { showNewsItem } from '../news/news-item.view.ts'
import { approveNewsItem } from '../news/review/approve-news-item.ts'
import { submitNewsItem } from '../news/review/submit-news-item.ts'
import { bringForward } from '../publishing/calendar/bring-forward.ts'
import { schedulePosts } from '../publishing/calendar/schedule-posts.ts'
import { listPosts, type PostSummary } from '../publishing/posts.view.ts'
import { restingStates } from '../publishing/sending/machine.ts'
import { noNews, printFault, printNote } from './no-news.ts'
import type { Progress } from './progress.ts'

/** The longest the demo waits for its posts, in milliseconds: read-backs after a kill take their time. */
const patienceMs = 120_000

/**
 * Brings a page of news items in. Items that an earlier run brought in count too.
 * @throws DatelineError `bad-input` when no record of it could be read.
 */
export async function importPage(
  core: Core,
  input: { author: Actor; bytes: Uint8Array; name: string },
): Promise<ImportedItem[]> {
  const deps = { db: core.database.db, clock: core.clock }
  const outcome = await importNews(deps, {
    actor: input.author,
    content: input.bytes,
    name: input.name,
    officeId: 'vienna',
  })
  const items = [...outcome.added, ...outcome.already].toSorted((a, b) => a.line - b.line)
  if (items.length === 0) throw noNews(input.name, outcome.faults)
  for (const fault of outcome.faults) printFault(input.name, fault)
  for (const note of outcome.notes) printNote(input.name, note)
  return items
}

/** One person submits, another approves what the first one wrote; what an earlier run did is left as it is. */
export async function approveAll(
  core: Core,
  items: readonly ImportedItem[],
  people: { author: Actor; approver: Actor },
  progress: Progress,
): Promise<void> {
  const deps = { db: core.database.db, clock: core.clock }
  for (const [done, { newsItemId }] of items.entries()) {
    progress.at(done)
    const item = await showNewsItem(deps.db, people.approver, newsItemId)
    if (item.state === 'draft') await submitNewsItem(deps, { actor: people.author, newsItemId })
    if (item.state !== 'approved') {
      await approveNewsItem(deps, { actor: people.approver, newsItemId, contentHash: item.contentHash })
    }
  }
}

/** Plans every item into its channels' next free slots, then brings the posts forward: the demo does not wait for days. */
export async function planAll(core: Core, items: readonly ImportedItem[], author: Actor): Promise<string[]> {
  const deps = { db: core.database.db, clock: core.clock, networks: core.networks }
  for (const { newsItemId } of items) await schedulePosts(deps, { actor: author, newsItemId })
  const posts = await postsOf(core, items)
  await bringForward(deps, { actor: author, postIds: posts.map(post => post.id) })
  return posts.map(post => post.id)
}

/** Waits until every post rests. Throws `unavailable` when they do not within two minutes. */
export async function waitForPosts(
  core: Core,
  items: readonly ImportedItem[],
  progress: Progress,
): Promise<PostSummary[]> {
  const giveUpAt = core.clock.monotonic() + patienceMs
  for (;;) {
    const posts = await postsOf(core, items)
    const resting = posts.filter(post => restingStates.includes(post.state))
    progress.at(resting.length)
    if (resting.length === posts.length) return posts
    if (core.clock.monotonic() > giveUpAt) {
      const open = posts.length - resting.length
      throw new DatelineError('demo-unfinished', { count: open })
    }
    await core.clock.sleep(250)
  }
}

async function postsOf(core: Core, items: readonly ImportedItem[]): Promise<PostSummary[]> {
  const ids = new Set(items.map(item => item.newsItemId))
  const posts = await listPosts(core.database.db, { officeIds: '*', limit: 10_000 })
  return posts.filter(post => ids.has(post.newsItemId))
}
