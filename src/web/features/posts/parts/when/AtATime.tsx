import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import type { Choice } from '../../choice.ts'

const TimeField = lazy(() => import('./TimeField.tsx'))

interface AtATimeProps {
  officeId: string
  choice: Choice
  onChoose: (choice: Choice) => void
}

export function AtATime({ officeId, choice, onChoose }: AtATimeProps) {
  const { t } = useTranslation()
  const place = useOfficeNames()(officeId)
  return (
    <Suspense fallback={<Skeleton height={58} />}>
      <TimeField
        label={t('posts.dayAndTime', { place })}
        officeId={officeId}
        value={choice.at}
        onChange={at => onChoose({ ...choice, at, offset: undefined })}
      />
    </Suspense>
  )
}
