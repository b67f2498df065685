import { useTranslation } from 'react-i18next'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { isolate, isolateLtr } from '../../../shared/text/isolate.ts'
import { useNow } from '../../../shared/times/clock.ts'
import { clockTime, shortDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import type { CalendarPost } from '../api/calendar-posts.ts'
import type { Card } from '../cards.ts'

/** How the calendar says times, days and cards: each with its place. */
export function useWords() {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow()
  const officeName = useOfficeNames()
  const time = (wall: string) => clockTime(`${wall}Z`, 'UTC', locale)
  const day = (of: string) => shortDay(`${of.slice(0, 10)}T12:00Z`, 'UTC', locale, new Date(now))
  const place = (officeId: string, isMine: boolean) =>
    isMine ? t('calendar.yourClock') : officeName(officeId)
  return {
    time,
    day,
    /** `Thu 26 Nov, 17:30 Lahore`. */
    moment: (wall: string, officeId: string, isMine: boolean) =>
      t('calendar.moment', { day: day(wall), time: time(wall), place: isolate(place(officeId, isMine)) }),
    card: (card: Card, isMine: boolean) =>
      t('calendar.card', {
        time: time(card.wall),
        place: isolate(place(card.officeId, isMine)),
        channels: card.posts.map(handleOf).join(t('shared.listComma')),
        state: t(`shared.state.${card.state}`),
        words: isolate(wordsOf(card.posts[0])),
      }),
  }
}

export function wordsOf({ places, firstWords }: CalendarPost): string {
  return places.length > 0 ? `${places.join(' / ')} — ${firstWords}` : firstWords
}

function handleOf({ handle }: CalendarPost): string {
  return isolateLtr(handleText(handle))
}
