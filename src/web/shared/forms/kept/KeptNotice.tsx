import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './KeptNotice.module.css'
import type { KeptForm } from './kept-form.ts'

/** That the fields hold what was typed before, with a way to start again; nothing in a form that was just opened. */
export function KeptNotice({ form }: { form: KeptForm }) {
  const { t } = useTranslation()
  const isRestored = useSyncExternalStore(form.subscribe, form.isRestored)
  if (!isRestored) return null
  return (
    <p role="status" className={classes.notice}>
      <span>{t('shared.keptForm')}</span>
      <Button variant="subtle" size="compact-sm" onClick={form.forget}>
        {t('shared.clearForm')}
      </Button>
    </p>
  )
}
