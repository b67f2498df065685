import { Alert, Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import type { WaitingItem } from '../../api/waiting.ts'
import { useApprovePressed } from '../../approve-pressed.ts'
import classes from './Decision.module.css'

const ReturnForm = laterPart(() => import('./ReturnForm.tsx').then(part => part.ReturnForm), 160)

interface DecisionButtonsProps {
  item: NewsItem
  waiting: readonly WaitingItem[]
  isSeen: boolean
  /** It was asked already whether to approve what was not seen whole. */
  isAsked: boolean
  onAsked: () => void
  isReturning: boolean
  onReturning: (is: boolean) => void
}

export function DecisionButtons(props: DecisionButtonsProps) {
  const { item, waiting, isSeen, isAsked, onAsked, isReturning, onReturning } = props
  const { t } = useTranslation()
  const { approve, isPending, error } = useApprovePressed(item, waiting)
  if (isReturning) return <ReturnForm item={item} waiting={waiting} onClose={() => onReturning(false)} />
  return (
    <>
      {isAsked && !isSeen && (
        <Alert color="orange" variant="light" role="alert">
          {t('review.notSeen')}
        </Alert>
      )}
      {error && <ProblemAlert problem={error} title={t('review.notApproved')} />}
      <div className={classes.pair}>
        <Button
          leftSection={<IconCheck size={17} aria-hidden />}
          loading={isPending}
          data-review-approve
          onClick={() => (isSeen || isAsked ? approve() : onAsked())}
        >
          {t(isAsked && !isSeen ? 'review.approveAnyway' : 'review.approve')}
          <kbd className={classes.key} aria-hidden>
            A
          </kbd>
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={17} aria-hidden />}
          disabled={isPending}
          onClick={() => onReturning(true)}
        >
          {t('review.return')}
          <kbd className={classes.key} aria-hidden>
            R
          </kbd>
        </Button>
      </div>
    </>
  )
}
