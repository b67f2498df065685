import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/session/session.ts'
import { useNow } from '../../shared/times/clock.ts'

/** By the clock of the person's own device: a greeting is no time of an office. */
export function useGreeting(): string {
  const { t } = useTranslation()
  const [name = ''] = useSession().name.split(/\s+/)
  const hour = new Date(useNow()).getHours()
  if (hour < 4 || hour >= 17) return t('today.goodEvening', { name })
  return hour < 12 ? t('today.goodMorning', { name }) : t('today.goodAfternoon', { name })
}
