import { Alert, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useOffice } from '../../../shared/offices/offices.ts'
import { clockTime } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'

/** In the place of the buttons, once someone saved other content: who, and when. */
export function ChangedMeanwhile({ item, onShow }: { item: NewsItem; onShow: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const place = useOfficeNames()(item.officeId)
  const zone = useOffice(item.officeId)?.timeZone ?? 'UTC'
  const last = item.revisions.at(-1)
  return (
    <Alert color="orange" variant="light" role="alert">
      <p>
        {t('review.changedMeanwhile', {
          name: item.people[last?.createdBy ?? ''] ?? t('shared.someone'),
          time: clockTime(last?.savedAt ?? item.changedAt, zone, locale),
          place,
        })}
      </p>
      <Button variant="default" size="xs" mt="xs" onClick={onShow}>
        {t('review.showAsItIs')}
      </Button>
    </Alert>
  )
}
