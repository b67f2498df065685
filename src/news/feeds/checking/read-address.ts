import { runBounded } from '../../../bounded/run-bounded.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import { knownData } from '../../import/known-data.ts'
import type { FeedAnswer, FeedFetcher } from '../fetching/fetch-feed.ts'
import { type ReadFeed, readWatched } from '../reading/read-watched.ts'

/** What a feed is read by. */
export interface FeedToRead {
  feedId: string
  officeId: string
  address: string
  /** With its port. */
  host: string
  language: Language | null
  topics: readonly string[]
  etag: string | null
  lastModified: string | null
}

export type Reading =
  | { type: 'unchanged' }
  | ({ type: 'read' } & Pick<FeedAnswer & { type: 'read' }, 'etag' | 'lastModified' | 'movedTo'> & ReadFeed)

/**
 * Fetches a feed and reads it; nothing is written.
 * @param person in whose turn it is read.
 * @throws DatelineError that says why it cannot be had or read; BusyError where too much waits; what the signal gives
 * when it stops the request.
 */
export async function readAddress(
  { db, fetcher }: { db: Db; fetcher: FeedFetcher },
  feed: FeedToRead,
  { person, signal }: { person: string; signal?: AbortSignal },
): Promise<Reading> {
  const answer = await fetcher.fetch(feed, signal)
  if (answer.type === 'unchanged') return answer
  const { bytes, charset, ...facts } = answer
  const { feedId, officeId, address, host, language, topics } = feed
  const known = await knownData(db)
  const input = { bytes, charset, feedId, officeId, address, host, language, topics, known }
  return { ...facts, ...(await runBounded(readWatched, input, { person })) }
}
