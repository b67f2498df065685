import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../shared/item/item.ts'
import { PostPreview } from '../../../shared/previews/PostPreview.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import { usePostsInReview } from '../posts-in-review.ts'
import classes from './ReviewPage.module.css'

/** Exactly what would be published, on each channel, whole. */
export function WhatGoesOut({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const { posts, isChosen, dueOf, error, retry } = usePostsInReview(item)
  const channels = new Set(posts?.map(({ channelId }) => channelId)).size
  return (
    <section aria-labelledby="what-goes-out" className={classes.section}>
      <div className={classes.sectionHead}>
        <h2 id="what-goes-out" className={classes.sectionTitle}>
          {t('review.exactly')}
        </h2>
        {posts && (
          <span className={classes.quiet}>
            {t('review.posts', { count: posts.length })} · {t('review.channels', { count: channels })}
          </span>
        )}
      </div>
      {posts && !isChosen && <p className={classes.quiet}>{t('review.noneChosen')}</p>}
      {error && !posts && <ProblemAlert problem={error} onRetry={retry} />}
      {!posts && !error && <LoadingRows rows={4} />}
      <div className={classes.previews}>
        {posts?.map(post => {
          const due = dueOf(post)
          const time = due && <OfficeTime at={due} officeId={item.officeId} withDay />
          return (
            <PostPreview
              key={`${post.channelId} ${post.language}`}
              post={post}
              time={due ? undefined : t('preview.justNow')}
              aside={time || t('review.noTime')}
              isUnfolded
            />
          )
        })}
      </div>
    </section>
  )
}
