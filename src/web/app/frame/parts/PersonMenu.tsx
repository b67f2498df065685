import { Menu } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditPreferences } from '../../../shared/session/edit-preferences.ts'
import { usePreferences } from '../../../shared/session/session.ts'
import { languages } from '../../languages/languages.ts'
import { useSignOut } from '../api/sign-out.ts'

const themes = [
  { theme: 'light', icon: IconSun },
  { theme: 'dark', icon: IconMoon },
  { theme: 'system', icon: IconDeviceDesktop },
] as const

/** Each language under its own name; a choice takes effect at once. */
export default function PersonMenu({ children }: { children: ReactElement }) {
  const { t, i18n } = useTranslation()
  const { theme } = usePreferences()
  const { mutate: edit } = useEditPreferences()
  const signOut = useSignOut()
  return (
    <Menu defaultOpened position="top-start" width={230} shadow="md" withinPortal>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('frame.language')}</Menu.Label>
        {languages.map(({ code, tag, native }) => (
          <Menu.Item
            key={code}
            lang={tag}
            role="menuitemradio"
            aria-checked={i18n.language === tag}
            rightSection={i18n.language === tag && <IconCheck size={16} aria-hidden />}
            onClick={() => edit({ language: code })}
          >
            {native}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('frame.theme')}</Menu.Label>
        {themes.map(({ theme: each, icon: Icon }) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={theme === each}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={theme === each && <IconCheck size={16} aria-hidden />}
            onClick={() => edit({ theme: each })}
          >
            {t(`frame.themes.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/me" leftSection={<IconSettings size={16} aria-hidden />}>
          {t('frame.mySettings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
