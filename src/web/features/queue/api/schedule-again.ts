import { call } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'
import type { PostDetail } from './post.ts'

/** A missed post is at its end: its item is scheduled on the channel once more, now or in the next free slot. */
export function useScheduleAgain({ newsItemId, channelId }: Pick<PostDetail, 'newsItemId' | 'channelId'>) {
  return useChangeOfPost((when: 'now' | 'next-slot') =>
    call('POST /api/v1/posts', {
      body: { newsItemId, channelIds: [channelId], ...(when === 'now' ? { now: true } : {}) },
    }),
  )
}
