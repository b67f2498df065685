import { useTranslation } from 'react-i18next'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { resultOf } from '../../result.ts'

/** "thread of 2", "fits in one post": what becomes of the text. */
export function ResultWords({ post }: { post: PreviewedPost }) {
  const { t } = useTranslation()
  const result = resultOf(post)
  if (result.kind === 'thread') return <span>{t('posts.result.thread', { count: result.count })}</span>
  return (
    <span data-tone={result.kind === 'refused' ? 'failed' : undefined}>
      {t(`posts.result.${result.kind}`)}
    </span>
  )
}
