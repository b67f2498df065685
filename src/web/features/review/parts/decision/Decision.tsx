import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { PhoneBar } from '../../../../shared/page/PhoneBar.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { useSession } from '../../../../shared/session/session.ts'
import type { WaitingItem } from '../../api/waiting.ts'
import { useOpenedAs } from '../../opened-as.ts'
import { hadPartIn } from '../../part-in.ts'
import page from '../ReviewPage.module.css'
import { Checks } from './Checks.tsx'
import classes from './Decision.module.css'
import { DecisionButtons } from './DecisionButtons.tsx'
import { DecisionFacts } from './DecisionFacts.tsx'

const ChangedMeanwhile = laterPart(
  () => import('../ChangedMeanwhile.tsx').then(part => part.ChangedMeanwhile),
  90,
)
const ReviewKeys = laterPart(() => import('./ReviewKeys.tsx').then(part => part.ReviewKeys), 20)

interface DecisionProps {
  item: NewsItem
  waiting: readonly WaitingItem[]
  /** The item was scrolled to its end. */
  isSeen: boolean
}

/** What the decision means, what was checked, and the two buttons; no buttons where the person cannot decide now. */
export function Decision({ item, waiting, isSeen }: DecisionProps) {
  const { t } = useTranslation()
  const { id: personId } = useSession()
  const { isChanged, openAgain } = useOpenedAs(item)
  const [isReturning, setIsReturning] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  const mayApprove = useMay('news.approve', item.officeId)
  const reason = whyNot(item, personId, mayApprove)
  const buttons = !reason && !isChanged && (
    <DecisionButtons
      item={item}
      waiting={waiting}
      isSeen={isSeen}
      isAsked={isAsked}
      onAsked={() => setIsAsked(true)}
      isReturning={isReturning}
      onReturning={setIsReturning}
    />
  )
  return (
    <div className={page.decision}>
      <Card title={t('review.yourDecision')} isList>
        <DecisionFacts item={item} />
        <Checks item={item} />
        <div className={classes.end}>
          {isChanged && <ChangedMeanwhile item={item} onShow={openAgain} />}
          {reason && !isChanged && <p>{t(`review.whyNot.${reason}`)}</p>}
          {buttons && <div className={classes.wide}>{buttons}</div>}
          {buttons && <p className={classes.quiet}>{t('review.endsWithChange')}</p>}
        </div>
        <ReviewKeys
          item={item}
          waiting={waiting}
          onReturn={() => setIsReturning(true)}
          canDecide={Boolean(buttons)}
        />
      </Card>
      {buttons && <PhoneBar>{buttons}</PhoneBar>}
    </div>
  )
}

function whyNot(item: NewsItem, personId: string, mayApprove: boolean) {
  if (item.state === 'approved') return 'approved' as const
  if (item.state === 'draft') return 'draft' as const
  if (!mayApprove) return 'role' as const
  return hadPartIn(item, personId) ? ('ownPart' as const) : undefined
}
