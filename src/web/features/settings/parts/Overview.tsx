import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'
import classes from './Overview.module.css'
import { useSettingsPages } from './pages.ts'

/** All that can be set up, with what each is for. */
export function Overview() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      <ul className={classes.list}>
        {useSettingsPages().map(({ word, to, icon: Icon }) => (
          <li key={word} className={classes.tile}>
            <span className={classes.icon}>
              <Icon size={22} stroke={1.7} aria-hidden />
            </span>
            <div>
              <Link to={to} className={classes.name}>
                {t(`settings.${word}`)}
              </Link>
              <p className={classes.about}>{t(`settings.about.${word}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
