import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useSubmitProblem } from '../../api/submit-item.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'
import { ElsewhereNotice } from './ElsewhereNotice.tsx'
import { JoinedNotice } from './JoinedNotice.tsx'
import { LockedNotice } from './LockedNotice.tsx'
import classes from './Notices.module.css'
import { ReturnedNotice } from './ReturnedNotice.tsx'
import { SignedOutNotice } from './SignedOutNotice.tsx'

interface NoticesProps {
  item: NewsItem
  /** In review, approved or archived: nothing changes before the person says so. */
  isLocked: boolean
  onUnlock: () => void
}

/** What people should know before they go on writing, the most pressing first. */
export function Notices({ item, isLocked, onUnlock }: NoticesProps) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { status, problem, isElsewhere, joined } = useEditingState()
  const submitProblem = useSubmitProblem(item.id)
  return (
    <div className={classes.notices}>
      {status === 'signed-out' && <SignedOutNotice />}
      {status === 'refused' && problem && (
        <ProblemAlert
          problem={problem}
          title={t('item.notSavedTitle')}
          onRetry={() => void editing.saveNow()}
        />
      )}
      {submitProblem !== undefined && <ProblemAlert problem={submitProblem} title={t('item.notSent')} />}
      {isLocked && <LockedNotice item={item} onUnlock={onUnlock} />}
      {item.returned && item.state === 'draft' && (
        <ReturnedNotice returned={item.returned} people={item.people} officeId={item.officeId} />
      )}
      {isElsewhere && <ElsewhereNotice />}
      {joined && <JoinedNotice joined={joined} />}
    </div>
  )
}
