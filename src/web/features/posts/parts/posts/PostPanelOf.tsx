import type { ItemPost } from '../../api/item-posts.ts'
import { DeletePost } from './DeletePost.tsx'
import { EditPublished } from './EditPublished.tsx'
import { MovePost } from './MovePost.tsx'
import type { PostPanel } from './PostActions.tsx'
import { Reached } from './Reached.tsx'

interface PostPanelProps {
  post: ItemPost
  panel: PostPanel
  onClose: () => void
}

export function PostPanelOf({ post, panel, onClose }: PostPanelProps) {
  if (panel === 'move') return <MovePost post={post} onClose={onClose} />
  if (panel === 'edit') return <EditPublished post={post} onClose={onClose} />
  if (panel === 'delete') return <DeletePost post={post} onClose={onClose} />
  return <Reached postId={post.id} />
}
