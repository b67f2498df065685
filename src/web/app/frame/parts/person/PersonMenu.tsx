import { Menu } from '@mantine/core'
import { IconDeviceDesktop, IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../../../shared/feedback/failure-notice.tsx'
import { useEditPreferences } from '../../../../shared/session/edit-preferences.ts'
import { usePreferences } from '../../../../shared/session/session.ts'
import { languages } from '../../../languages/languages.ts'
import { useAskedSignOut } from './asked-sign-out.tsx'

const themes = [
  { theme: 'light', icon: IconSun },
  { theme: 'dark', icon: IconMoon },
  { theme: 'system', icon: IconDeviceDesktop },
] as const

/** Each language under its own name; a choice takes effect at once. */
export default function PersonMenu({ children }: { children: ReactElement }) {
  const { t, i18n } = useTranslation()
  const { theme } = usePreferences()
  const { mutateAsync: change } = useEditPreferences()
  const { signOut, question } = useAskedSignOut()
  // The menu is closed by then.
  const edit = (preferences: Parameters<typeof change>[0]) =>
    void change(preferences).catch(problem => showFailure(t('shared.notDone'), problem))
  const shown = languages.find(({ tag }) => tag === i18n.language) ?? languages[0]
  return (
    <>
      <Menu
        defaultOpened
        position="top-start"
        width={230}
        shadow="md"
        floatingStrategy="fixed"
        closeOnItemClick
      >
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('frame.language')}</Menu.Label>
          <Menu.RadioGroup
            value={shown.code}
            onChange={code => edit({ language: languages.find(each => each.code === code)?.code ?? null })}
          >
            {languages.map(({ code, tag, native }) => (
              <Menu.RadioItem key={code} value={code} lang={tag}>
                {native}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t('frame.theme')}</Menu.Label>
          <Menu.RadioGroup
            value={theme}
            onChange={value => edit({ theme: themes.find(each => each.theme === value)?.theme ?? 'system' })}
          >
            {themes.map(({ theme: each, icon: Icon }) => (
              <Menu.RadioItem key={each} value={each} rightSection={<Icon size={16} aria-hidden />}>
                {t(`frame.themes.${each}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item component={Link} to="/me" leftSection={<IconSettings size={16} aria-hidden />}>
            {t('frame.mySettings')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
            {t('frame.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {question}
    </>
  )
}
