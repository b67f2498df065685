import { useTranslation } from 'react-i18next'
import { useLanguageName } from '../text/language-name.ts'
import { useTranslatedList } from '../text/translated-list.ts'
import { dayParts } from '../times/format.ts'
import { useLocale } from '../times/locale.ts'
import { useNumbers } from '../times/numbers.ts'
import { weekdayOf } from './spoken-day.ts'

const kinds = ['image', 'GIF', 'video'] as const
const places = {
  'in the text': 'text',
  'as a card': 'card',
  'in a last reply': 'reply',
  'in the first comment': 'comment',
} as const
const accounts = ['account', 'Page'] as const

/** What stands in the slots of notes, in the reader's language: each takes the server's English. */
export function useNoteWords() {
  const { t } = useTranslation()
  const number = useNumbers()
  const locale = useLocale()
  const listOf = useTranslatedList()
  const nameOf = useLanguageName()
  const weekdayIn = (text: string): string => {
    const day = weekdayOf(text)
    return day ? dayParts({ weekday: 'long' }, locale.tag, day) : text
  }
  return {
    listOf,
    weekdayIn,
    /** "The text", "Part 2". */
    partOf(text: string): string {
      const [, place] = / (\d+)$/.exec(text) ?? []
      return place ? t('note.part.numbered', { number: number(Number(place)) }) : t('note.part.text')
    },
    /** "4 images". */
    filesOf(text: string): string {
      const [count = '', word = ''] = text.split(' ')
      const kind = kinds.find(each => word.startsWith(each))
      return kind ? t(`note.files.${kind}`, { count: Number(count) }) : text
    },
    /** "Kurdish (Sorani) (ckb)". */
    languageOf(text: string): string {
      return nameOf(/\(([\w-]+)\)$/.exec(text)?.[1] ?? text)
    },
    /** "ur, ps". */
    languagesOf(text: string): string {
      return listOf(text.split(', ').map(nameOf))
    },
    /** "Monday 09:00, Friday 17:30 and 3 more". */
    slotsOf(text: string): string {
      const [named = '', more] = text.replace(/ more$/, '').split(' and ')
      const slots = named.split(', ').map(slot => {
        const [weekday = '', clock = ''] = slot.split(' ')
        const time = clock.replace(/\d\d/g, digits => number(Number(digits), { minimumIntegerDigits: 2 }))
        return `${weekdayIn(weekday)} ${time}`
      })
      if (more === undefined) return listOf(slots)
      return t('note.more', { list: slots.join(t('shared.listComma')), number: number(Number(more)) })
    },
    /** "in a last reply". */
    placeOf(text: string): string {
      const place = Object.entries(places).find(([english]) => english === text)?.[1]
      return place ? t(`note.place.${place}`) : text
    },
    /** What a network calls an account: "Page". */
    accountOf(text: string): string {
      const word = accounts.find(each => each === text)
      return word ? t(`note.account.${word}`) : text
    },
  }
}
