import { useTranslation } from 'react-i18next'
import { useNumbers } from '../times/numbers.ts'
import type { PreviewedPost } from './previewed-post.ts'

/** How long its parts are by the network's count: "226 · 176 characters". */
export function Lengths({ post }: { post: PreviewedPost }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const lengths = post.segments.map(({ length }) => number(length)).join(' · ')
  return <>{t('preview.lengths', { lengths })}</>
}
