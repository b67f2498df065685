import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PostPreview } from '../../../shared/previews/PostPreview.tsx'
import type { PreviewedPost } from '../../../shared/previews/previewed-post.ts'
import classes from './Composer.module.css'

interface PreviewsProps {
  posts: readonly PreviewedPost[]
  /** The channel whose preview comes into view. */
  selected: string | undefined
}

/** Side by side; on telephones swiped. */
export function Previews({ posts, selected }: PreviewsProps) {
  const { t } = useTranslation()
  const region = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else
      region.current
        ?.querySelector(`[data-id="${selected}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'start' })
  }, [selected])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys.
    <section ref={region} className={classes.previews} aria-label={t('posts.previews')} tabIndex={0}>
      {posts.map(post => (
        <PostPreview key={`${post.channelId} ${post.language}`} post={post} time={t('preview.justNow')} />
      ))}
      {posts.length === 0 && <p>{t('posts.noneOn')}</p>}
    </section>
  )
}
