import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceLink } from '../../../../shared/page/PlaceLink.tsx'
import { useSession } from '../../../../shared/session/session.ts'
import { useCounts } from '../../counts.ts'
import { groupsFor } from '../../navigation.ts'
import { OfficeSwitcher } from '../offices/OfficeSwitcher.tsx'
import { PersonButton } from '../person/PersonButton.tsx'
import { CountBadge } from './CountBadge.tsx'
import classes from './SideBar.module.css'
import { Wordmark } from './Wordmark.tsx'

/** On wide screens: wordmark, offices, where one can go, the person. */
export function SideBar() {
  const { t } = useTranslation()
  const countOf = useCounts()
  const groups = groupsFor(useSession())
  return (
    <div className={classes.bar}>
      <Link to="/" className={classes.home} aria-label="Dateline">
        <Wordmark />
      </Link>
      <OfficeSwitcher />
      <nav aria-label={t('frame.navigation')} className={classes.groups}>
        {groups.map(({ word, destinations }) => (
          <div key={word ?? 'today'} className={classes.group}>
            {word && <p className={classes.heading}>{t(`frame.group.${word}`)}</p>}
            {destinations.map(({ to, word: name, icon }) => {
              const waiting = countOf(name)
              return (
                <PlaceLink
                  key={to}
                  to={to}
                  className={classes.link}
                  label={t(`frame.to.${name}`)}
                  icon={icon}
                  end={waiting && <CountBadge {...waiting} />}
                  isExact={to === '/'}
                />
              )
            })}
          </div>
        ))}
      </nav>
      <PersonButton />
    </div>
  )
}
