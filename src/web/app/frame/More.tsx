import { useTranslation } from 'react-i18next'
import { Page } from '../../shared/page/Page.tsx'
import { PlaceLink } from '../../shared/page/PlaceLink.tsx'
import { useSession } from '../../shared/session/session.ts'
import { useCounts } from './counts.ts'
import classes from './More.module.css'
import { moreFor } from './navigation.ts'
import { CountBadge } from './parts/bars/CountBadge.tsx'
import { OfficeSwitcher } from './parts/offices/OfficeSwitcher.tsx'
import { PersonButton } from './parts/person/PersonButton.tsx'
import { SearchButton } from './parts/search/SearchButton.tsx'

/** On telephones: the places that the bottom bar has no room for, the offices, search, and the person. */
export function More() {
  const { t } = useTranslation()
  const countOf = useCounts()
  return (
    <Page title={t('frame.more')}>
      <div className={classes.search}>
        <SearchButton />
      </div>
      <div className={classes.switcher}>
        <OfficeSwitcher />
      </div>
      <nav className={classes.card} aria-label={t('frame.more')}>
        {moreFor(useSession()).map(({ to, word, icon }) => {
          const waiting = countOf(word)
          return (
            <PlaceLink
              key={to}
              to={to}
              className={classes.link}
              label={t(`frame.to.${word}`)}
              icon={icon}
              end={waiting && <CountBadge {...waiting} />}
            />
          )
        })}
      </nav>
      <div className={classes.card}>
        <PersonButton />
      </div>
    </Page>
  )
}
