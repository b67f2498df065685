import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { WithLogWords } from '../parts/WithLogWords.tsx'

const ActivityEntry = laterPart(
  () => import('../parts/entries/ActivityEntry.tsx').then(part => part.ActivityEntry),
  420,
)
const EnquiryEntry = laterPart(
  () => import('../parts/entries/EnquiryEntry.tsx').then(part => part.EnquiryEntry),
  420,
)

/** One line of the log: what it says, who changed it, and what can be done about it. */
export function LogEntry() {
  const { t } = useTranslation()
  const { list, id } = useParams({ from: '/frame/log/$list/$id' })
  const isEnquiry = list === 'enquiries'
  return (
    <Page
      title={t(isEnquiry ? 'log.enquiryEntry' : 'log.activityEntry')}
      actions={
        <LinkButton variant="default" to="/log" search={isEnquiry ? { list: 'enquiries' } : {}}>
          {t('log.backToLog')}
        </LinkButton>
      }
    >
      <WithLogWords>{isEnquiry ? <EnquiryEntry id={id} /> : <ActivityEntry id={id} />}</WithLogWords>
    </Page>
  )
}
