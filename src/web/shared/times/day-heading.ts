import { useTranslation } from 'react-i18next'
import { useNow } from './clock.ts'
import { dayIn, shortDay } from './format.ts'
import { useLocale } from './locale.ts'

const dayMs = 24 * 60 * 60 * 1_000

/** What a day of a zone is called above its rows: "Today" with "Thu 26 Nov" after it; further off only the latter. */
export function useDayHeading(): (at: string, zone: string) => { word?: string; day: string } {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  return (at, zone) => {
    const wanted = dayIn(at, zone)
    const day = shortDay(at, zone, locale, new Date(now))
    if (wanted === dayIn(new Date(now), zone)) return { word: t('shared.today'), day }
    if (wanted === dayIn(new Date(now + dayMs), zone)) return { word: t('shared.tomorrow'), day }
    if (wanted === dayIn(new Date(now - dayMs), zone)) return { word: t('shared.yesterday'), day }
    return { day }
  }
}
