import { CloseButton } from '@mantine/core'
import { IconCheck, IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../entry.ts'
import classes from './Outcome.module.css'

interface OutcomeProps {
  kind: Entry['kind']
  outcome: 'logged' | 'kept'
  count: number
  onClose: () => void
}

/** What became of the entry: counted, or kept until there is a connection. */
export function Outcome({ kind, outcome, count, onClose }: OutcomeProps) {
  const { t } = useTranslation()
  const isLogged = outcome === 'logged'
  return (
    <div className={classes.outcome} data-outcome={outcome}>
      {isLogged ? <IconCheck size={20} aria-hidden /> : <IconCloudOff size={20} aria-hidden />}
      <div role="status" className={classes.words}>
        <strong>
          {!isLogged && t('log.waiting', { count: 1 })}
          {isLogged && t(kind === 'activity' ? 'log.peopleLogged' : 'log.enquiriesLogged', { count })}
        </strong>
        <p>{t(isLogged ? 'log.loggedNext' : 'log.keptNext')}</p>
      </div>
      <CloseButton aria-label={t('shared.close')} onClick={onClose} />
    </div>
  )
}
