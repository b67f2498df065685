import { IconAlertTriangle, IconCrop, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../channels/networks.ts'
import { Run } from '../text/Run.tsx'
import type { PreviewedPost } from './previewed-post.ts'
import classes from './previews.module.css'

/** What a person should know of the post: what the network refuses, warnings, cuts. */
export function PreviewNotes({ post }: { post: PreviewedPost }) {
  const { t } = useTranslation()
  const network = useNetworkName()(post.network)
  const cut = post.media.filter(({ crop }) => crop).length
  const folds = post.segments.some(({ fold }) => fold)
  if (post.refusals.length + post.warnings.length + cut === 0 && !folds) return null
  return (
    <ul className={classes.notes}>
      {post.refusals.map(sentence => (
        <li key={sentence} data-tone="failed">
          <IconAlertTriangle size={16} aria-hidden />
          <Run language="en">{sentence}</Run>
        </li>
      ))}
      {post.warnings.map(sentence => (
        <li key={sentence} data-tone="warning">
          <IconAlertTriangle size={16} aria-hidden />
          <Run language="en">{sentence}</Run>
        </li>
      ))}
      {cut > 0 && (
        <li>
          <IconCrop size={16} aria-hidden />
          <span>{t('preview.cut', { network, count: cut })}</span>
        </li>
      )}
      {folds && (
        <li>
          <IconInfoCircle size={16} aria-hidden />
          <span>{t('preview.folds', { network })}</span>
        </li>
      )}
    </ul>
  )
}
