import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WordList } from '../../../shared/log-words/log-words.ts'
import { useWordChoices } from '../word-choices.ts'

interface WordFieldProps {
  list: WordList
  label: string
  value: string
  /** Offered beside the words of the list: what an entry said until now. */
  kept?: string
  onChange: (word: string) => void
}

/** One of the words of a list of the log. */
export function WordField({ list, label, value, kept, onChange }: WordFieldProps) {
  const { t } = useTranslation()
  const choices = useWordChoices(list, kept)
  return (
    <NativeSelect
      label={label}
      data={choices}
      error={choices.length === 0 ? t('log.noWords') : undefined}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
