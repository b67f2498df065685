import { DateTime } from 'luxon'
import type { InterfaceLanguage } from '../../core/languages/interface-languages.ts'
import { languageTag } from '../../core/languages/registry.ts'
import ar from './ar.json' with { type: 'json' }
import bn from './bn.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import prs from './prs.json' with { type: 'json' }
import ps from './ps.json' with { type: 'json' }
import ur from './ur.json' with { type: 'json' }

export type SentenceCode = keyof typeof en

/** A moment, ISO 8601 in UTC, and the IANA zone on whose clocks it is shown. */
interface Moment {
  at: string
  zone: string
}

/** What is said, whatever the language: a sentence by its name, and the values that it names. No secrets. */
export interface Said {
  code: SentenceCode
  params: Readonly<Record<string, string | number | Moment>>
  /** The reason that a network or Dateline gave, in English. */
  reason?: string
}

const sentences: Record<InterfaceLanguage, Record<SentenceCode, string>> = { en, ur, ar, prs, ps, bn }

/** One sentence in a language; names in it are isolated, so that they keep their own direction. */
export function sentenceIn(
  language: InterfaceLanguage,
  { code, params }: Pick<Said, 'code' | 'params'>,
): string {
  return sentences[language][code].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    if (typeof value === 'number') return String(value)
    return isolated(typeof value === 'string' ? value : momentIn(language, value))
  })
}

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

/** Latin digits and the Gregorian calendar in every language, as mails and logs have them. */
function momentIn(language: InterfaceLanguage, { at, zone }: Moment): string {
  const moment = DateTime.fromISO(at, { zone })
  const day = new Intl.DateTimeFormat(`${languageTag(language)}-u-ca-gregory-nu-latn`, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  })
  return `${day.format(moment.toJSDate())} ${moment.toFormat('HH:mm')} (${zone})`
}
