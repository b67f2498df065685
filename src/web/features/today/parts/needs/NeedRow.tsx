import type { Need } from '../../needs.ts'
import { ItemNeed } from './ItemNeed.tsx'
import { PostNeed } from './PostNeed.tsx'
import { ReconnectNeed } from './ReconnectNeed.tsx'
import { ReviewNeed } from './ReviewNeed.tsx'

export function NeedRow({ need }: { need: Need }) {
  switch (need.kind) {
    case 'doubt':
    case 'failed':
    case 'missed':
      return <PostNeed kind={need.kind} post={need.post} />
    case 'returned':
    case 'assigned':
    case 'unscheduled':
      return <ItemNeed kind={need.kind} item={need.item} />
    case 'review':
      return <ReviewNeed count={need.count} oldest={need.oldest} />
    case 'reconnect':
      return <ReconnectNeed channel={need.channel} />
  }
}
