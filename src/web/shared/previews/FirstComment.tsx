import { useTranslation } from 'react-i18next'
import { Avatar } from './Avatar.tsx'
import { Marked } from './Marked.tsx'
import type { PreviewedPost } from './previewed-post.ts'
import classes from './previews.module.css'

/** What the account writes below its own post once that is out. */
export function FirstComment({ post, name }: { post: PreviewedPost; name: string }) {
  const { t } = useTranslation()
  if (!post.comment) return null
  return (
    <div className={classes.comment}>
      <Avatar name={name} />
      <div className={classes.bubble}>
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.meta}> · {t('preview.firstComment')}</span>
        <p>
          <Marked text={post.comment.text} />
        </p>
      </div>
    </div>
  )
}
