import { Menu } from '@mantine/core'
import { showNotification } from '@mantine/notifications'
import { IconDeviceDesktop, IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listDrafts } from '../../../../shared/drafts/drafts.ts'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { ProblemSentence } from '../../../../shared/feedback/ProblemSentence.tsx'
import { useEditPreferences } from '../../../../shared/session/edit-preferences.ts'
import { usePreferences, useSession } from '../../../../shared/session/session.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { languages } from '../../../languages/languages.ts'
import { useSignOut } from '../../api/sign-out.ts'

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
  const { id } = useSession()
  const number = useNumbers()
  const { mutate: end, isPending, error, reset } = useSignOut()
  const [unsent, setUnsent] = useState(0)
  const [isAsked, setIsAsked] = useState(false)
  // The menu is closed by then.
  const say = (problem: unknown) =>
    showNotification({
      color: 'red',
      title: t('shared.notDone'),
      message: <ProblemSentence problem={problem} />,
    })
  const edit = (preferences: Parameters<typeof change>[0]) => void change(preferences).catch(say)
  async function signOut() {
    // A browser that keeps nothing holds nothing back.
    const { length } = await listDrafts(id).catch(() => [])
    if (length === 0) return end(undefined, { onError: say })
    setUnsent(length)
    setIsAsked(true)
  }
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
      <Confirm
        isOpen={isAsked}
        title={t('frame.signOut')}
        doIt={t('frame.signOut')}
        keep={t('frame.staySignedIn')}
        isBusy={isPending}
        problem={error}
        onConfirm={() => end()}
        onClose={() => {
          reset()
          setIsAsked(false)
        }}
      >
        <p>{t('frame.unsent', { number: number(unsent) })}</p>
      </Confirm>
    </>
  )
}
