import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf, tagOfCode } from '../text/language-codes.ts'
import { useLanguageName } from '../text/language-name.ts'
import { knownLanguages } from './known-languages.ts'
import classes from './LanguageFields.module.css'

interface LanguageFieldsProps {
  /** What is written, such as "Name": "Name in Urdu". */
  label: string
  value: Readonly<Record<string, string>>
  onChange: (value: Record<string, string>) => void
  description?: string
  /** Beside each language's field. */
  errors?: Readonly<Record<string, ReactNode>>
  maxLength?: number
}

/** A text in several languages, each in its own direction and font; an emptied one is taken away. */
export function LanguageFields(props: LanguageFieldsProps) {
  const { label, value, onChange, description, errors, maxLength } = props
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  const codes = Object.keys(value)
  return (
    <div className={classes.fields}>
      {description && <p className={classes.description}>{description}</p>}
      {codes.map(code => (
        <TextInput
          key={code}
          label={t('forms.inLanguage', { what: label, language: nameOf(code) })}
          lang={tagOfCode(code)}
          dir={directionOf(code)}
          classNames={{ input: classes.input, label: classes.label }}
          maxLength={maxLength}
          value={value[code] ?? ''}
          error={errors?.[code]}
          onChange={event => onChange({ ...value, [code]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        size="xs"
        className={classes.add}
        aria-label={t('forms.addLanguage')}
        value=""
        data={[
          { value: '', label: t('forms.addLanguage') },
          ...knownLanguages
            .filter(code => !codes.includes(code))
            .map(code => ({ value: code, label: nameOf(code) })),
        ]}
        onChange={event => onChange({ ...value, [event.currentTarget.value]: '' })}
      />
    </div>
  )
}

/** Whether both say the same in each language, in whatever order. */
export function isSameWording(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const codes = Object.keys(one)
  return codes.length === Object.keys(other).length && codes.every(code => one[code] === other[code])
}

/** Without the languages that were left empty. */
export function filledIn(value: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([code, text]) => (text.trim() === '' ? [] : [[code, text.trim()]])),
  )
}
