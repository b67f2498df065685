import { Skeleton } from '@mantine/core'
import { useAfter } from '../../../shared/feedback/use-after.ts'
import classes from './ItemLoading.module.css'

/** The layout of an item before its words are there. */
export function ItemLoading() {
  if (!useAfter()) return null
  return (
    <div className={classes.page}>
      <Skeleton height={28} width="60%" />
      <Skeleton height={18} width={280} />
      <div className={classes.columns}>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </div>
  )
}
