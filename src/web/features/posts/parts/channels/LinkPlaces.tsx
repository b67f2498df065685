import { useTranslation } from 'react-i18next'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { useDollars } from '../../dollars.ts'
import classes from './ChannelsCard.module.css'

/** Where the item's link could stand, and what the post then costs; the channel's settings choose. */
export function LinkPlaces({ post: { links } }: { post: PreviewedPost }) {
  const { t } = useTranslation()
  const dollars = useDollars()
  const costs = new Set(links.map(({ cost }) => cost.totalMilliDollars))
  if (links.length < 2 || costs.size < 2) return null
  return (
    <ul className={classes.reasons}>
      {links.map(({ placement, isChosen, cost }) => (
        <li key={placement} className={isChosen ? undefined : classes.quiet}>
          {t(isChosen ? 'posts.linkChosen' : 'posts.linkElse', {
            place: t(`posts.linkPlace.${placement}`),
            cost: dollars(cost.totalMilliDollars),
          })}
        </li>
      ))}
    </ul>
  )
}
