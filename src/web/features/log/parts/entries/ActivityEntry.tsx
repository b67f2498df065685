import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { useActivityHistory } from '../../api/entries.ts'
import { EntryView } from './EntryView.tsx'
import { useActivityFacts } from './facts.ts'

const CorrectActivity = laterPart(
  () => import('./CorrectActivity.tsx').then(part => part.CorrectActivity),
  600,
)

export function ActivityEntry({ id }: { id: string }) {
  const { data, error, refetch } = useActivityHistory(id)
  const factsOf = useActivityFacts()
  if (!data && error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows rows={5} />
  return (
    <EntryView
      log="activities"
      versions={data}
      factsOf={factsOf}
      form={(activity, onClose) => <CorrectActivity activity={activity} onClose={onClose} />}
    />
  )
}
