import { NavLink } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
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
        {pages.map(({ word, to, icon: Icon }) => (
          <NavLink
            key={word}
            component={Link}
            to={to}
            className={classes.link}
            active={pathname.startsWith(to)}
            label={t(`settings.${word}`)}
            leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
          />
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
