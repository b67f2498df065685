import { lazy } from 'react'
import { Later } from '../../../shared/feedback/Later.tsx'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useMay } from '../../../shared/session/may.ts'
import classes from './ItemActions.module.css'
import { SendToReview } from './SendToReview.tsx'

const ItemMenu = lazy(() => import('./ItemMenu.tsx'))

/** The primary action, and the others in a menu. On telephones the primary one is in the bar below. */
export function ItemActions({ item }: { item: NewsItem }) {
  const mayWrite = useMay('news.write', item.officeId)
  if (!mayWrite) return null
  return (
    <>
      <span className={classes.wide}>
        <SendToReview item={item} />
      </span>
      <Later fallback={<span className={classes.menuRoom} />}>
        <ItemMenu item={item} />
      </Later>
    </>
  )
}
