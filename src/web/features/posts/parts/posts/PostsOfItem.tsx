import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { itemPostsQuery } from '../../api/item-posts.ts'
import { PostRow } from './PostRow.tsx'
import classes from './PostsOfItem.module.css'

/** What is scheduled and what is out already; nothing where there is none. */
export function PostsOfItem({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const { data: posts, error, refetch } = useQuery(itemPostsQuery(item.id))
  if (error && !posts) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!posts || posts.length === 0) return null
  return (
    <Card title={t('posts.ofItem')} aside={number(posts.length)} isList>
      <ul className={classes.list}>
        {posts.map(post => (
          <PostRow key={post.id} item={item} post={post} />
        ))}
      </ul>
    </Card>
  )
}
