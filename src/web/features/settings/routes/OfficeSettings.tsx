import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useOffice } from '../../../shared/offices/offices.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { OfficeIdentityCard } from '../parts/offices/OfficeIdentityCard.tsx'

const HolidaysCard = laterPart(
  () => import('../parts/offices/HolidaysCard.tsx').then(part => part.HolidaysCard),
  320,
)
const OfficePlacesCard = laterPart(
  () => import('../parts/offices/OfficePlacesCard.tsx').then(part => part.OfficePlacesCard),
  200,
)
const OfficeArchiveCard = laterPart(
  () => import('../parts/offices/OfficeArchiveCard.tsx').then(part => part.OfficeArchiveCard),
  100,
)
const OfficeAgeBandsCard = laterPart(
  () => import('../parts/offices/OfficeAgeBandsCard.tsx').then(part => part.OfficeAgeBandsCard),
  180,
)
const OfficeWeekCard = laterPart(
  () => import('../parts/offices/OfficeWeekCard.tsx').then(part => part.OfficeWeekCard),
  280,
)

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
      <OfficeIdentityCard key={`i${id}`} office={office} isReadOnly={isReadOnly} />
      <OfficeWeekCard key={`w${id}`} office={office} isReadOnly={isReadOnly} />
      <HolidaysCard key={`h${id}`} office={office} isReadOnly={isReadOnly} />
      <OfficePlacesCard key={`p${id}`} office={office} isReadOnly={isReadOnly} />
      <OfficeAgeBandsCard key={`a${id}`} office={office} isReadOnly={isReadOnly} />
      {!isReadOnly && <OfficeArchiveCard office={office} />}
    </Page>
  )
}
