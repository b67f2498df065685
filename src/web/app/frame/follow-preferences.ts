import { useDirection, useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../../shared/session/session.ts'
import { useNumbers } from '../../shared/times/numbers.ts'
import { changeLanguage, showNumbersBy } from '../languages/i18n.ts'
import { languageFor, languages } from '../languages/languages.ts'
import { rememberLanguage } from '../languages/remembered-language.ts'

/** Language, direction and theme as the person chose them, also when another tab or device changes them. */
export function useFollowPreferences(): void {
  const { i18n } = useTranslation()
  const { setDirection } = useDirection()
  const { setColorScheme } = useMantineColorScheme()
  const { language: chosen, theme } = usePreferences()
  const wanted = languageFor(chosen, navigator.languages)
  const shown = languages.find(({ tag }) => tag === i18n.language) ?? languages[0]
  const number = useNumbers()
  showNumbersBy(number)

  useEffect(() => {
    rememberLanguage(wanted)
    if (wanted.tag !== i18n.language) void changeLanguage(wanted)
  }, [wanted, i18n])
  useEffect(() => {
    document.documentElement.lang = shown.tag
    setDirection(shown.direction)
  }, [shown, setDirection])
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme])
}
