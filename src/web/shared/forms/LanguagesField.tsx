import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguageName } from '../text/language-name.ts'
import { knownLanguages } from './known-languages.ts'

interface LanguagesFieldProps {
  value: readonly string[]
  onChange: (languages: string[]) => void
  description?: string
  error?: string
}

/** Languages in the order of importance in which they were chosen. */
export function LanguagesField({ value, onChange, description, error }: LanguagesFieldProps) {
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  const codes = [...new Set([...knownLanguages, ...value])]
  return (
    <MultiSelect
      label={t('forms.languages')}
      description={description}
      error={error}
      data={codes.map(code => ({ value: code, label: nameOf(code) }))}
      value={[...value]}
      onChange={onChange}
      searchable
      hidePickedOptions
      clearButtonProps={{ tabIndex: -1 }}
    />
  )
}
