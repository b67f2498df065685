import { IconClock, IconCurrencyDollar, IconFingerprint, IconShieldHalf } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { firstOf } from '../../first-of.ts'
import { usePostsInReview } from '../../posts-in-review.ts'
import { Credit } from './Credit.tsx'
import classes from './Decision.module.css'

/** When it first goes out, what it costs, whose credit it carries, and to which content one says yes. */
export function DecisionFacts({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const { posts = [], intended, isChosen } = usePostsInReview(item)
  const first = firstOf(intended)
  const cost = posts.reduce((sum, post) => sum + post.cost.totalMilliDollars, 0)
  const dollars = number(cost / 1_000, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 3,
  })
  return (
    <dl className={classes.facts}>
      <Fact icon={<IconClock size={19} stroke={1.7} aria-hidden />} name={t('review.firstGoesOut')}>
        {first ? (
          <OfficeTime at={first} officeId={item.officeId} withDay />
        ) : (
          t(isChosen ? 'review.needsTime' : 'review.notChosenYet')
        )}
      </Fact>
      <Fact icon={<IconCurrencyDollar size={19} stroke={1.7} aria-hidden />} name={t('review.cost')}>
        {cost === 0 ? t('review.free') : dollars}
      </Fact>
      <Fact icon={<IconShieldHalf size={19} stroke={1.7} aria-hidden />} name={t('review.credit')}>
        <Credit item={item} />
      </Fact>
      <Fact icon={<IconFingerprint size={19} stroke={1.7} aria-hidden />} name={t('review.fingerprint')}>
        <Ltr className={classes.print}>{item.contentHash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')}</Ltr>
      </Fact>
    </dl>
  )
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>
        {icon} {name}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
