import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface SeriesNameProps {
  value: string
  onChange: (name: string) => void
}

export function SeriesName({ value, onChange }: SeriesNameProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={t('posts.repeat.name')}
      maxLength={120}
      required
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
