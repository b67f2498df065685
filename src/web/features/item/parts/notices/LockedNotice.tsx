import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useMay } from '../../../../shared/session/may.ts'
import { useRestoreItem } from '../../api/archive-item.ts'
import { useWithdrawItem } from '../../api/withdraw-item.ts'
import { Notice } from './Notice.tsx'
import { WhoApproves } from './WhoApproves.tsx'

/** In review, it is taken out of it first; approved, a change ends the approval. Nothing changes before the person says so. */
export function LockedNotice({ item, onUnlock }: { item: NewsItem; onUnlock: () => void }) {
  const { t } = useTranslation()
  const mayWrite = useMay('news.write', item.officeId)
  const restore = useRestoreItem(item.id)
  const withdraw = useWithdrawItem(item.id)
  if (item.archivedAt)
    return (
      <Notice
        tone="draft"
        icon={IconLock}
        actions={
          mayWrite && (
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
              {t('item.restoreItem')}
            </Button>
          )
        }
      >
        {t('item.isArchived')}
        {restore.error && <ProblemAlert problem={restore.error} title={t('shared.notDone')} />}
      </Notice>
    )
  const isApproved = item.state === 'approved'
  return (
    <Notice
      tone={isApproved ? 'good' : 'review'}
      icon={IconLock}
      actions={
        mayWrite && (
          <Button
            variant="default"
            loading={withdraw.isPending}
            onClick={isApproved ? onUnlock : () => withdraw.mutate()}
          >
            {isApproved ? t('item.editApproved') : t('item.withdraw')}
          </Button>
        )
      }
    >
      {isApproved ? t('item.isApproved') : t('item.isInReview')}
      {item.state === 'in_review' && <WhoApproves item={item} />}
      {withdraw.error && <ProblemAlert problem={withdraw.error} title={t('shared.notDone')} />}
    </Notice>
  )
}
