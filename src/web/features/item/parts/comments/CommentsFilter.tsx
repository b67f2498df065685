import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface CommentsFilterProps {
  className: string | undefined
  value: string
  onChange: (value: string) => void
}

export function CommentsFilter({ className, value, onChange }: CommentsFilterProps) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      className={className}
      aria-label={t('item.commentsShown')}
      value={value}
      onChange={onChange}
      data={[
        { value: 'open', label: t('item.commentsOpen') },
        { value: 'all', label: t('item.commentsAll') },
      ]}
    />
  )
}
