import { IconAlertTriangle, IconCrop, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../channels/networks.ts'
import { fromNotes } from '../reasons/from/notes.ts'
import { Reason } from '../reasons/Reason.tsx'
import { useNumbers } from '../times/numbers.ts'
import type { PreviewedPost } from './previewed-post.ts'
import classes from './previews.module.css'

/** So many warnings are read at once; a text on ten accounts has nine of them at each. */
const mostOpen = 2

/** What a person should know of the post: what the network refuses, warnings, cuts. */
export function PreviewNotes({ post }: { post: PreviewedPost }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const network = useNetworkName()(post.network)
  const cut = post.media.filter(({ crop }) => crop).length
  const folds = post.segments.some(({ fold }) => fold)
  if (post.refusals.length + post.warnings.length + cut === 0 && !folds) return null
  const folded = post.warnings.slice(mostOpen)
  return (
    <>
      <ul className={classes.notes}>
        {post.refusals.map(sentence => (
          <li key={sentence} data-tone="failed">
            <IconAlertTriangle size={16} aria-hidden />
            <Reason text={sentence} from={fromNotes} />
          </li>
        ))}
        <Warnings sentences={post.warnings.slice(0, mostOpen)} />
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
      {folded.length > 0 && (
        <details className={classes.more}>
          <summary>{t('preview.moreWarnings', { number: number(folded.length) })}</summary>
          <ul className={classes.notes}>
            <Warnings sentences={folded} />
          </ul>
        </details>
      )}
    </>
  )
}

function Warnings({ sentences }: { sentences: readonly string[] }) {
  return sentences.map(sentence => (
    <li key={sentence} data-tone="warning">
      <IconAlertTriangle size={16} aria-hidden />
      <Reason text={sentence} from={fromNotes} />
    </li>
  ))
}
