import { Skeleton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './LoadingRows.module.css'
import { useAfter } from './use-after.ts'

/** Rows in the final layout of a list, after 300 ms: a mark, two lines. */
export function LoadingRows({ rows = 4, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  if (!useAfter()) return <div style={{ minBlockSize: rows * (height + 24) }} />
  return (
    <div role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => row).map(row => (
        <div key={row} className={classes.row} aria-hidden>
          <Skeleton circle height={32} />
          <div className={classes.lines}>
            <Skeleton height={height / 3} width={`${70 - (row % 3) * 12}%`} />
            <Skeleton height={height / 4} width={`${45 - (row % 2) * 10}%`} />
          </div>
        </div>
      ))}
    </div>
  )
}
