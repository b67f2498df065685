import { Checkbox, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguageName } from '../text/language-name.ts'
import { knownLanguages } from './known-languages.ts'

interface LanguagesFieldProps {
  value: readonly string[]
  onChange: (languages: string[]) => void
  description?: string
  error?: string
}

/** Languages in the order of importance in which they were chosen; the others after them. */
export function LanguagesField({ value, onChange, description, error }: LanguagesFieldProps) {
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  const codes = [...new Set([...value, ...knownLanguages])]
  return (
    <Checkbox.Group
      label={t('forms.languages')}
      description={description}
      error={error}
      value={[...value]}
      onChange={onChange}
    >
      <Group gap="md" mt="xs">
        {codes.map(code => (
          <Checkbox key={code} value={code} label={nameOf(code)} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
