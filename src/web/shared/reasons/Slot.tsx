import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Ltr } from '../text/Ltr.tsx'
import { clockTime, dayParts, longDay } from '../times/format.ts'
import { useLocale } from '../times/locale.ts'
import { useNumbers } from '../times/numbers.ts'
import { useNoteWords } from './note-words.ts'
import { useSlotWords } from './slot-words.ts'
import { kindOf, type SlotName } from './slots.ts'
import { dayOf, momentOf, weekdayOf } from './spoken-day.ts'

/** What stands in a slot: ours in the reader's language, anything else as it was written. */
export function Slot({ name, text }: { name: SlotName; text: string }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = useNumbers()
  const { wordOf, permissionsOf, phraseOf, fieldOf } = useSlotWords()
  const note = useNoteWords()
  const clock = (digits: string) =>
    digits.replace(/\d+/g, each => number(Number(each), { minimumIntegerDigits: each.length }))
  const kind = kindOf(name)
  switch (kind) {
    case 'number':
      return number(Number(text))
    case 'network':
      return <bdi>{text.replace(/^the /i, '').replace(/ server$/, '')}</bdi>
    case 'word':
      return wordOf(text)
    case 'figure':
      return <bdi>{number(Number(text), { maximumFractionDigits: 10 })}</bdi>
    case 'year':
      return number(Number(text), { useGrouping: false })
    case 'phrase':
      return phraseOf(text)
    case 'calendars':
      return text.split(' or ').map(phraseOf).join(t('shared.listComma'))
    case 'list':
      return listed(text).map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the texts of one list keep their order
        <Fragment key={index}>
          {index > 0 && t('shared.listComma')}
          <bdi>{each}</bdi>
        </Fragment>
      ))
    case 'weekday': {
      return weekdayOf(text) ? note.weekdayIn(text) : <bdi>{text}</bdi>
    }
    case 'day':
    case 'date':
    case 'time': {
      const [spoken = '', time] = text.split(', ')
      const day = dayOf(spoken) ?? (kind === 'date' ? momentOf(spoken) : undefined)
      if (!day) return <bdi>{text}</bdi>
      return (
        <bdi>
          {longDay(day, 'UTC', locale)}
          {time && t('shared.listComma') + clock(time)}
        </bdi>
      )
    }
    case 'moment': {
      const at = momentOf(text)
      if (!at) return <bdi>{text}</bdi>
      return (
        <bdi>
          {longDay(at, 'UTC', locale)}
          {t('shared.listComma') + clockTime(at, 'UTC', locale)} <Ltr>UTC</Ltr>
        </bdi>
      )
    }
    case 'month': {
      const day = dayOf(`1 ${text}`)
      return day ? dayParts({ month: 'long', year: 'numeric' }, locale.tag, day) : <bdi>{text}</bdi>
    }
    case 'dollars': {
      const [, cents = ''] = text.split('.')
      const money = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const
      return <bdi>{number(Number(text.slice(1)), { ...money, minimumFractionDigits: cents.length })}</bdi>
    }
    case 'clock':
      return <bdi>{clock(text)}</bdi>
    case 'offset':
    case 'mark':
    case 'cells':
    case 'code':
    case 'handle':
      return <Ltr>{text}</Ltr>
    case 'part':
      return note.partOf(text)
    case 'files':
      return note.filesOf(text)
    case 'words':
      return note.listOf(text.split(' and ').map(wordOf))
    case 'language':
      return note.languageOf(text)
    case 'languages':
      return note.languagesOf(text)
    case 'weekdays':
      return note.listOf(text.split(', ').map(note.weekdayIn))
    case 'slots':
      return note.slotsOf(text)
    case 'place':
      return note.placeOf(text)
    case 'account':
      return note.accountOf(text)
    case 'input':
      return fieldOf(text)
    case 'length': {
      const [minutes = '0', hours = '0'] = (text.match(/\d+/g) ?? []).toReversed()
      return <bdi>{clock(`${hours}:${minutes.padStart(2, '0')}`)}</bdi>
    }
    case 'permissions':
      return permissionsOf(text)
    case 'scopes':
      return <bdi>{text.split(' and ').join(t('shared.listComma'))}</bdi>
    case 'reason':
    case 'clause':
    case 'text':
      return <bdi>{text}</bdi>
  }
}

/** `"A", "B" or "C"`, and without quotation marks where none of the texts needs them. */
function listed(text: string): string[] {
  const quoted = [...text.matchAll(/"([^"]*)"(?=$|,| and | or )/g)].map(([, each = '']) => each)
  return quoted.length > 0 ? quoted : text.split(/, | and | or /)
}
