import { IconPlus, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { useMay } from '../../../shared/session/may.ts'
import classes from './NewItemActions.module.css'

/** On wide screens, beside the greeting. */
export function NewItemActions() {
  const { t } = useTranslation()
  if (!useMay('news.write')) return null
  return (
    <div className={classes.wide}>
      <LinkButton
        variant="default"
        to="/news/import"
        leftSection={<IconUpload size={18} stroke={1.8} aria-hidden />}
      >
        {t('today.import')}
      </LinkButton>
      <LinkButton to="/news/new" leftSection={<IconPlus size={18} stroke={2} aria-hidden />}>
        {t('today.newItem')}
      </LinkButton>
    </div>
  )
}

/** On telephones, floating above the bottom bar. */
export function NewItemButton() {
  const { t } = useTranslation()
  if (!useMay('news.write')) return null
  return (
    <Link to="/news/new" className={classes.floating} aria-label={t('today.newItem')}>
      <IconPlus size={26} stroke={2} aria-hidden />
    </Link>
  )
}
