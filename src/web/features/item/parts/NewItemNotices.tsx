import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useEditing, useEditingState } from '../editing/use-editing.ts'
import { SignedOutNotice } from './notices/SignedOutNotice.tsx'

/** Why a new item is not on the server yet, where the server said so. */
export function NewItemNotices() {
  const { t } = useTranslation()
  const editing = useEditing()
  const { status, problem } = useEditingState()
  if (status === 'signed-out') return <SignedOutNotice />
  if (status !== 'refused' || !problem) return null
  return (
    <ProblemAlert problem={problem} title={t('item.notSavedTitle')} onRetry={() => void editing.saveNow()} />
  )
}
