import { IconNotebook } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import { Card } from '../../../shared/page/Card.tsx'

/** For roles that read figures and log nothing. */
export function MayNotLog() {
  const { t } = useTranslation()
  return (
    <Card title={t('log.title')}>
      <EmptyState icon={IconNotebook} title={t('log.mayNot')}>
        {t('log.mayNotWhy')}
      </EmptyState>
    </Card>
  )
}
