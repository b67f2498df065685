import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './previews.module.css'

/** A link that the network shows as a card; its title and image come from the page itself. */
export function LinkCard({ link }: { link: string | undefined }) {
  const { t } = useTranslation()
  if (!link) return null
  return (
    <div className={classes.card}>
      <IconLink size={18} aria-hidden />
      <div className={classes.cardWords}>
        <bdi dir="ltr" className={classes.meta}>
          {hostOf(link)}
        </bdi>
        <span>{t('preview.linkCard')}</span>
      </div>
    </div>
  )
}

function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).hostname : link
}
