import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './NewVersion.module.css'
import { reloadWithNewVersion, useNewVersion } from './new-version.ts'

/** Says quietly that a newer version is ready. Nothing reloads by itself: someone may be writing. */
export function NewVersion() {
  const { t } = useTranslation()
  const isReady = useNewVersion()
  const [isLater, setLater] = useState(false)
  const [isReloading, setReloading] = useState(false)
  const reload = () => {
    setReloading(true)
    void reloadWithNewVersion()
  }
  return (
    <div role="status" className={classes.place}>
      {isReady && !isLater && (
        <div className={classes.card}>
          <span>{t('updates.ready')}</span>
          <Button size="xs" variant="light" loading={isReloading} onClick={reload}>
            {t('updates.reload')}
          </Button>
          <CloseButton size="sm" aria-label={t('updates.later')} onClick={() => setLater(true)} />
        </div>
      )}
    </div>
  )
}
