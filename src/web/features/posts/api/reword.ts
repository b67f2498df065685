import { useMutation } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useRefreshPosts } from './refresh-posts.ts'

export interface Rewording {
  item: NewsItem
  channelId: string
  language: string
  /** Empty: the channel has the words of the variant again. */
  text: string
}

/** Saves other words for one channel: a new revision, which needs a new approval. */
export function useReword() {
  return useMutation({ mutationFn: reword, onSettled: useRefreshPosts() })
}

function reword({ item, channelId, language, text }: Rewording) {
  const { content } = item
  const variants = content.variants.map(variant => {
    if (variant.language !== language) return variant
    const { [channelId]: _old, ...others } = variant.wordings ?? {}
    const wordings = text.trim() === '' ? others : { ...others, [channelId]: text.trim() }
    const { wordings: _all, ...plain } = variant
    return Object.keys(wordings).length === 0 ? plain : { ...plain, wordings }
  })
  return call('PUT /api/v1/news/:id', {
    params: { id: item.id },
    body: {
      expectedRevision: item.revision,
      expectedHash: item.contentHash,
      content: { ...content, variants },
    },
  })
}
