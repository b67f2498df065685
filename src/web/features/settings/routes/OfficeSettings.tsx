import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useOffice } from '../../../shared/offices/offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { HolidaysCard } from '../parts/offices/HolidaysCard.tsx'
import { OfficeArchiveCard } from '../parts/offices/OfficeArchiveCard.tsx'
import { OfficeIdentityCard } from '../parts/offices/OfficeIdentityCard.tsx'
import { OfficePlacesCard } from '../parts/offices/OfficePlacesCard.tsx'
import { OfficeWeekCard } from '../parts/offices/OfficeWeekCard.tsx'

/** One office; each card is saved by itself. */
export function OfficeSettings() {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  const office = useOffice(id)
  const name = useOfficeNames()(id)
  const isReadOnly = !useMay('offices.manage', id)
  if (!office) {
    return (
      <Page title={t('settings.offices')}>
        <p>{t('settings.notFound')}</p>
      </Page>
    )
  }
  return (
    <Page title={name} lead={<Ltr>{office.timeZone}</Ltr>}>
      <OfficeIdentityCard key={`i${office.version}`} office={office} isReadOnly={isReadOnly} />
      <OfficeWeekCard key={`w${office.version}`} office={office} isReadOnly={isReadOnly} />
      <HolidaysCard office={office} isReadOnly={isReadOnly} />
      <OfficePlacesCard key={`p${office.version}`} office={office} isReadOnly={isReadOnly} />
      {!isReadOnly && <OfficeArchiveCard office={office} />}
    </Page>
  )
}
