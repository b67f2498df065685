import { NavLink } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
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
            {destinations.map(({ to, word: name, icon: Icon }) => {
              const waiting = countOf(name)
              return (
                <NavLink
                  key={to}
                  component={Link}
                  to={to}
                  className={classes.link}
                  label={t(`frame.to.${name}`)}
                  leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
                  rightSection={waiting && <CountBadge {...waiting} />}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  activeProps={{ 'aria-current': 'page' }}
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
