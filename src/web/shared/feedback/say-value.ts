import type { i18n } from 'i18next'
import { dayOf, momentOf } from '../reasons/spoken-day.ts'
import type { Preferences } from '../session/session.ts'
import { joinWords } from '../text/join-words.ts'
import { languageNameIn } from '../text/language-name.ts'
import { clockTime, dayParts, longDay } from '../times/format.ts'
import { type Locale, localeOf } from '../times/locale.ts'

/**
 * What the server names in its own words, in the reader's: days, months and moments, and languages by their codes.
 * Undefined for anything else, such as a name.
 */
export function sayValue(
  name: string,
  text: string,
  words: Words,
  preferences: Preferences,
): string | undefined {
  const locale = localeOf(
    words.language,
    preferences.digits,
    preferences.calendar === 'gregorian-and-solar-hijri',
  )
  if (name === 'languages') {
    const names = text.split(', ').map(code => languageNameIn(code, words))
    return joinWords(names, words.language, 'disjunction')
  }
  const time = timeOf(text)
  if (time) return sayTime(time, locale)
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? new Date(`${text}-01`) : dayOf(`1 ${text}`)
  return month && dayParts({ month: 'long', year: 'numeric' }, locale.tag, month)
}

type Words = Pick<i18n, 't' | 'language'>

interface Time {
  at: Date
  /** Whether the time of day counts, too. */
  hasClock: boolean
}

/** A day, with or without a time, however the server writes one. Wall clocks are given as if in UTC. */
function timeOf(text: string): Time | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return valid(new Date(text), false)
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/.test(text)) return valid(new Date(`${text.replace(' ', 'T')}Z`), true)
  if (/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(text)) return valid(momentOf(text), false)
  const [spoken = '', clock] = text.split(', ')
  const day = dayOf(spoken)
  if (!day || !/^(\d\d:\d\d)?$/.test(clock ?? '')) return undefined
  const at = clock ? new Date(`${day.toISOString().slice(0, 10)}T${clock}Z`) : day
  return valid(at, clock !== undefined)
}

function valid(at: Date | undefined, hasClock: boolean): Time | undefined {
  return at && !Number.isNaN(at.getTime()) ? { at, hasClock } : undefined
}

function sayTime({ at, hasClock }: Time, locale: Locale): string {
  const day = longDay(at, 'UTC', locale)
  return hasClock ? `${day} ${clockTime(at, 'UTC', locale)}` : day
}
