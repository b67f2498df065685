import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { itemQuery } from '../../../shared/item/item.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Composer } from '../parts/Composer.tsx'
import { PostsOfItem } from '../parts/posts/PostsOfItem.tsx'
import classes from './ItemPosts.module.css'

const IntendedPosts = laterPart(() =>
  import('../parts/posts/IntendedPosts.tsx').then(part => part.IntendedPosts),
)

/** The tab "Posts" of an item: what it becomes on each channel, when, and what became of it. */
export function ItemPosts() {
  const { id = '' } = useParams({ strict: false })
  const { data: item, error, refetch } = useQuery(itemQuery(id))
  if (error && !item) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!item) return <LoadingRows rows={6} />
  return (
    <div className={classes.page}>
      <PostsOfItem item={item} />
      <IntendedPosts item={item} />
      <Composer item={item} />
    </div>
  )
}
