import { useTranslation } from 'react-i18next'
import { showNotice } from '../../shared/feedback/notice.ts'
import type { NewsItem } from '../../shared/item/item.ts'
import { useApprove } from './api/decide.ts'
import type { WaitingItem } from './api/waiting.ts'
import { useOpenNext } from './open-next.ts'
import { approvedToast } from './parts/decision/approved-toast.tsx'

/** Approves what is on the screen; then the next one opens, and the toast says what became of this one. */
export function useApprovePressed(item: NewsItem, waiting: readonly WaitingItem[]) {
  const { t } = useTranslation()
  const openNext = useOpenNext(item.id, waiting)
  const { mutate, isPending, error } = useApprove(item.id, approved => {
    showNotice(approvedToast(approved, t))
    openNext()
  })
  const approve = () => mutate(item.contentHash)
  return { approve, isPending, error }
}
