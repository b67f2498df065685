import { IconChevronLeft } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceLink } from '../../../shared/page/PlaceLink.tsx'
import { Overview } from '../parts/Overview.tsx'
import { useSettingsPages } from '../parts/pages.ts'
import classes from './Settings.module.css'

/** What can be set up: an overview, and beside each page the list of the others. */
export function Settings() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const pages = useSettingsPages()
  if (/^\/settings\/?$/.test(pathname)) return <Overview />
  return (
    <div className={classes.columns}>
      <nav className={classes.list} aria-label={t('settings.title')}>
        {pages.map(({ word, to, icon }) => (
          <PlaceLink key={word} to={to} className={classes.link} label={t(`settings.${word}`)} icon={icon} />
        ))}
      </nav>
      <div className={classes.page}>
        <Link to="/settings" className={classes.back}>
          <IconChevronLeft size={18} aria-hidden />
          {t('settings.title')}
        </Link>
        <Outlet />
      </div>
    </div>
  )
}
