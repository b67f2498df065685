import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { usePageTitle } from '../../../../shared/page/page-title.ts'
import { Bell } from '../notifications/Bell.tsx'
import { StopButton } from '../stop/StopButton.tsx'
import { ConnectionChip } from './ConnectionChip.tsx'
import classes from './TopBar.module.css'
import { Wordmark } from './Wordmark.tsx'

/** On telephones: what page this is, one line of context, Stop, bell. */
export function TopBar({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation()
  const { title, context } = usePageTitle()
  const nameOf = useOfficeNames()
  const offices = useChosenOffices()
  const places =
    offices.length > 3
      ? t('frame.officeCount', { count: offices.length })
      : offices.map(({ id }) => nameOf(id)).join(t('shared.listComma'))
  return (
    <div className={classes.bar}>
      <Link to="/" aria-label="Dateline" className={classes.home}>
        <Wordmark isMarkOnly />
      </Link>
      <div className={classes.words}>
        <p className={classes.title} dir="auto" aria-hidden>
          {title}
        </p>
        <p className={classes.context}>{context ?? places}</p>
      </div>
      <ConnectionChip isLive={isLive} />
      <StopButton isIcon />
      <Bell />
    </div>
  )
}
