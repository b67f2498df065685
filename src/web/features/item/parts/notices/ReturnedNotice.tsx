import { IconArrowBackUp } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { Notice } from './Notice.tsx'

interface ReturnedNoticeProps {
  returned: NonNullable<NewsItem['returned']>
  people: NewsItem['people']
  officeId: string
}

/** Why it came back from review. */
export function ReturnedNotice({ returned, people, officeId }: ReturnedNoticeProps) {
  const { t } = useTranslation()
  return (
    <Notice tone="warning" icon={IconArrowBackUp}>
      <strong>
        <Trans
          t={t}
          i18nKey="item.returnedBy"
          values={{ name: people[returned.by] ?? t('shared.someone') }}
          components={{ name: <bdi /> }}
        />
      </strong>{' '}
      <OfficeTime at={returned.at} officeId={officeId} withDay />
      <p dir="auto">{returned.reason}</p>
    </Notice>
  )
}
