import { Trans, useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useNow } from '../../../shared/times/clock.ts'
import { clockTime, shortDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { relativeTime, soonText } from '../../../shared/times/relative.ts'
import type { Post } from '../needs.ts'

/** "Four things need your attention. The next post goes out in 26 minutes." */
export function TodayLead({ needs, next }: { needs: number; next: Post | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      {needs === 0 ? t('today.nothingNeeds') : t('today.needs', { count: needs })}{' '}
      {next ? <NextSentence post={next} /> : t('today.nothingNext')}
    </>
  )
}

function NextSentence({ post: { dueAt, zone, officeId } }: { post: Post }) {
  const now = useNow()
  const locale = useLocale()
  const nameOf = useOfficeNames()
  const isSoon = soonText(dueAt, now, locale) !== undefined
  const when = isSoon
    ? relativeTime(dueAt, now, locale)
    : `${shortDay(dueAt, zone, locale, new Date(now))}, ${clockTime(dueAt, zone, locale)} ${nameOf(officeId)}`
  return <Trans i18nKey="today.next" values={{ when }} components={{ when: <strong /> }} />
}
