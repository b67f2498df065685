import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../channels/networks.ts'
import { useLanguageName } from '../text/language-name.ts'
import { useNumbers } from '../times/numbers.ts'
import type { PreviewedPost } from './previewed-post.ts'

interface SegmentProps {
  post: PreviewedPost
  /** From 0. */
  position: number
  className?: string | undefined
  children: ReactNode
}

/** One part of a post, named for readers of screens: "X, @mrc_lahore, Urdu, part 1 of 2". */
export function Segment({ post, position, className, children }: SegmentProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const of = {
    network: useNetworkName()(post.network),
    handle: post.handle,
    language: useLanguageName()(post.language),
  }
  const { length } = post.segments
  const name =
    length > 1
      ? t('preview.partName', { ...of, part: number(position + 1), parts: number(length) })
      : t('preview.name', of)
  return (
    <article aria-label={name} className={className}>
      {children}
    </article>
  )
}
