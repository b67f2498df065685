import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { useEnquiryHistory } from '../../api/entries.ts'
import { EntryView } from './EntryView.tsx'
import { useEnquiryFacts } from './facts.ts'

const CorrectEnquiry = laterPart(() => import('./CorrectEnquiry.tsx').then(part => part.CorrectEnquiry), 480)

export function EnquiryEntry({ id }: { id: string }) {
  const { data, error, refetch } = useEnquiryHistory(id)
  const factsOf = useEnquiryFacts()
  if (!data && error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows rows={5} />
  return (
    <EntryView
      log="enquiries"
      versions={data}
      factsOf={factsOf}
      form={(enquiry, onClose) => <CorrectEnquiry enquiry={enquiry} onClose={onClose} />}
    />
  )
}
