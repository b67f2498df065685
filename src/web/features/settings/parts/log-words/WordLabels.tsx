import { useTranslation } from 'react-i18next'
import { FieldRefusal } from '../../../../shared/feedback/FieldRefusal.tsx'
import { LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { fieldOfRefusal } from './word-faults.ts'

interface WordLabelsProps {
  value: Readonly<Record<string, string>>
  onChange: (labels: Record<string, string>) => void
  /** What the last save was refused with. */
  problem: unknown
  /** It was tried to save it without any label. */
  isMissing: boolean
}

/** What a word of the log is called, by language, with what is wrong beside the field. */
export function WordLabels({ value, onChange, problem, isMissing }: WordLabelsProps) {
  const { t } = useTranslation()
  const refused = fieldOfRefusal(problem, value)
  const first = Object.keys(value)[0]
  return (
    <LanguageFields
      label={t('settings.topicIs.label')}
      value={value}
      onChange={onChange}
      maxLength={80}
      errors={{
        ...(isMissing && first !== undefined ? { [first]: t('forms.missing') } : {}),
        ...(refused === undefined ? {} : { [refused]: <FieldRefusal problem={problem} /> }),
      }}
    />
  )
}
