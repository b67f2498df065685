import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import { asProblem } from '../../../shared/api/problem.ts'
import type { NewsItem } from '../../../shared/item/item.ts'

export type Preview = AnswerOf<'POST /api/v1/posts/preview'>
type Body = InputOf<'POST /api/v1/posts/preview'>['body']
/** What is asked beyond the item: channels, a time. */
export type Wish = Pick<Body, 'channelIds' | 'at' | 'offset'>

/** How the posts of an item would look and when they would go out; read again for another text, channel or time. */
export function previewQuery(item: NewsItem, wish: Wish = {}) {
  return queryOptions({
    queryKey: ['news', item.id, 'preview', item.contentHash, item.state, wish],
    queryFn: ({ signal }) => preview(item, wish, signal),
    placeholderData: keepPreviousData,
  })
}

/** As scheduling would take it; where a channel has no free slot, each post says so for itself. */
async function preview(item: NewsItem, wish: Wish, signal: AbortSignal): Promise<Preview> {
  const saved = { newsItemId: item.id, revision: item.revision, ...wish }
  if (item.state !== 'approved') return call('POST /api/v1/posts/preview', { body: saved }, signal)
  try {
    return await call('POST /api/v1/posts/preview', { body: { newsItemId: item.id, ...wish } }, signal)
  } catch (thrown) {
    if (!['no-slots', 'no-free-slot', 'thread-too-long'].includes(asProblem(thrown).code)) throw thrown
    return call('POST /api/v1/posts/preview', { body: saved }, signal)
  }
}
