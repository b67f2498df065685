import { IconFileImport, IconMessageQuestion, IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LogDoor } from './LogDoor.tsx'
import classes from './LogDoors.module.css'

export function LogDoors() {
  const { t } = useTranslation()
  return (
    <nav className={classes.doors} aria-label={t('log.title')}>
      <LogDoor
        to="/log/activity"
        icon={IconUsersGroup}
        title={t('log.activity')}
        text={t('log.activityLead')}
      />
      <LogDoor
        to="/log/enquiries"
        icon={IconMessageQuestion}
        title={t('log.enquiries')}
        text={t('log.enquiriesLead')}
      />
      <LogDoor to="/log/import" icon={IconFileImport} title={t('log.import')} text={t('log.importLead')} />
    </nav>
  )
}
