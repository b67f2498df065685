import { Skeleton } from '@mantine/core'
import { LoadingRows } from '../../shared/feedback/LoadingRows.tsx'
import classes from './PageLoading.module.css'

/** The layout of a page before its code is there. */
export function PageLoading() {
  return (
    <div className={classes.page}>
      <Skeleton height={28} width={240} />
      <div className={classes.card}>
        <LoadingRows rows={5} />
      </div>
    </div>
  )
}
