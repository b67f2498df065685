import { useTranslation } from 'react-i18next'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import type { EnquiryCount, EnquiryFilter } from '../../api/entries.ts'
import { useEnquiries } from '../../api/entries.ts'
import { useLogLabels } from '../../log-labels.ts'
import { Entries } from './Entries.tsx'
import { EntryRow } from './EntryRow.tsx'

export function EnquiryList({ filter }: { filter: EnquiryFilter }) {
  const query = useEnquiries(filter)
  return (
    <Entries query={query}>
      {query.data?.pages.flatMap(({ items }) =>
        items.map(enquiry => <EnquiryRow key={enquiry.entryId} enquiry={enquiry} />),
      )}
    </Entries>
  )
}

function EnquiryRow({ enquiry }: { enquiry: EnquiryCount }) {
  const { t } = useTranslation()
  const labels = useLogLabels()
  const languageName = useLanguageName()
  const { topic, contactMethod, language, count, askedOn } = enquiry
  return (
    <EntryRow
      log="enquiries"
      entry={enquiry}
      day={askedOn}
      title={labels.topic(topic)}
      meta={[labels.contactMethod(contactMethod), ...(isNoted(language) ? [languageName(language)] : [])]}
      count={t('log.asked', { count })}
    />
  )
}

function isNoted(language: string): boolean {
  return language !== '' && language !== 'unknown'
}
