import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Run } from '../../../../shared/text/Run.tsx'
import classes from './LanguageSwitch.module.css'
import { nativeName } from './native-name.ts'

interface LanguageSwitchProps {
  languages: readonly string[]
  shown: string
  onShow: (language: string) => void
}

/** On narrow screens: which language is in front. */
export function LanguageSwitch({ languages, shown, onShow }: LanguageSwitchProps) {
  const { t } = useTranslation()
  if (languages.length < 2) return null
  return (
    <SegmentedControl
      fullWidth
      className={classes.switch}
      aria-label={t('item.languageShown')}
      value={shown}
      onChange={onShow}
      data={languages.map(value => ({ value, label: <Run language={value}>{nativeName(value)}</Run> }))}
    />
  )
}
