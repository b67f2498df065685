import { IconMenu2 } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../../shared/session/session.ts'
import { useCounts } from '../../counts.ts'
import { bottomBarFor, moreFor } from '../../navigation.ts'
import classes from './BottomBar.module.css'
import { CountBadge } from './CountBadge.tsx'

/** On telephones: the four places people go to most, and all others behind "More". */
export function BottomBar() {
  const { t } = useTranslation()
  const countOf = useCounts()
  const session = useSession()
  const { pathname } = useLocation()
  const isBelowMore = moreFor(session).some(({ to }) => `${pathname}/`.startsWith(`${to}/`))
  const hidden = moreFor(session).flatMap(({ word }) => countOf(word) ?? [])[0]
  return (
    <nav aria-label={t('frame.navigation')} className={classes.bar}>
      {bottomBarFor(session).map(({ to, word, icon: Icon }) => {
        const waiting = countOf(word)
        return (
          <Link
            key={to}
            to={to}
            className={classes.link}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon size={22} stroke={1.7} aria-hidden />
            <span>{t(`frame.bar.${word}`)}</span>
            {waiting && (
              <span className={classes.count}>
                <CountBadge {...waiting} />
              </span>
            )}
          </Link>
        )
      })}
      <Link
        to="/more"
        className={classes.link}
        data-within={isBelowMore || undefined}
        activeProps={{ 'aria-current': 'page' }}
        activeOptions={{ includeSearch: false }}
      >
        <IconMenu2 size={22} stroke={1.7} aria-hidden />
        <span>{t('frame.more')}</span>
        {hidden && (
          <span className={classes.count}>
            <CountBadge {...hidden} />
          </span>
        )}
      </Link>
    </nav>
  )
}
