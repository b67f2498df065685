import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { states } from '../../../../shared/text/state.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { relativeTime } from '../../../../shared/times/relative.ts'
import type { NewsRow } from '../../needs.ts'
import { NeedLayout } from './NeedLayout.tsx'

/** All that waits for the person's review, in one row. */
export function ReviewNeed({ count, oldest }: { count: number; oldest: NewsRow | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const since = oldest && relativeTime(oldest.changedAt, now, locale)
  const { icon, tone } = states.in_review
  return (
    <NeedLayout
      icon={icon}
      tone={tone}
      title={t('today.toReview', { count })}
      reason={since ? t('today.oldest', { when: since }) : t('today.longWaiting')}
      action={
        <LinkButton to="/review" size="xs" variant="default">
          {t('today.review')}
        </LinkButton>
      }
    />
  )
}
