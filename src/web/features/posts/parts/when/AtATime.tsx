import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import type { Choice } from '../../choice.ts'
import { TimeField } from './TimeField.tsx'

interface AtATimeProps {
  officeId: string
  choice: Choice
  onChoose: (choice: Choice) => void
}

export function AtATime({ officeId, choice, onChoose }: AtATimeProps) {
  const { t } = useTranslation()
  const place = useOfficeNames()(officeId)
  return (
    <TimeField
      label={t('posts.day', { place })}
      officeId={officeId}
      value={choice.at}
      onChange={at => onChoose({ ...choice, at, offset: undefined })}
    />
  )
}
