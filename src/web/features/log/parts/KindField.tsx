import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ActivityKind, activityKinds } from '../log-words.ts'

interface KindFieldProps {
  value: ActivityKind
  onChange: (kind: ActivityKind) => void
}

export function KindField({ value, onChange }: KindFieldProps) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('log.kind')}
      data={activityKinds.map(kind => ({ value: kind, label: t(`log.kinds.${kind}`) }))}
      value={value}
      onChange={event => onChange(kindOf(event.currentTarget.value))}
    />
  )
}

export function kindOf(text: string | undefined): ActivityKind {
  return activityKinds.find(kind => kind === text) ?? 'community'
}
