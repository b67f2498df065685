import { type Language, languageFacts } from '../../../core/language.ts'

/**
 * Where sentences end, as UTF-16 positions, white space behind them left out. The segmenter knows the signs of all
 * scripts; what looks like an end to it and not to readers is taken out: the number of a list's entry, a title, an
 * initial, and a sign with no white space after it (`Call us!@kn9`).
 */
export function sentenceEnds(text: string, language: Language): number[] {
  const segmenter = new Intl.Segmenter(languageFacts[language].locale, { granularity: 'sentence' })
  const ends: number[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const sentence = segment.trimEnd()
    if (sentence === '') continue
    const end = index + sentence.length
    if (end === text.trimEnd().length || isEnd(text, end)) ends.push(end)
  }
  return ends
}

/** Readers' eyes need no more of what stands before an end than this. */
const reach = 60

function isEnd(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - reach), end)
  const lineSoFar = before.slice(before.lastIndexOf('\n') + 1)
  const next = text.slice(end, end + 2)
  if (!/^\s/.test(next) && !(/[۔।॥؟]$/.test(before) && startsWord.test(next))) return false
  if (next.startsWith('\n')) return !entryNumber.test(lineSoFar)
  return !entryNumber.test(lineSoFar) && !abbreviation.test(before) && !letterNames.test(before)
}

/** Urdu, Arabic and Bengali are often written without a space after the sign. */
const startsWord = /^[\p{Script=Arabic}\p{Script=Bengali}]/u

/** `1.`, `(2)`, `১।`, `۱۔`, `a)`, `iv.` at the beginning of a line. */
const entryNumber = /^[\s*•\-–]*[([]?(?:\p{Nd}{1,3}(?:[.-]\p{Nd}{1,2})*|\p{L}|[ivx]{1,5})[\])]?[.):۔।-]*$/u

/** Titles, initials and short forms in the six languages, and letters with a full stop each (`H.E.`, `U.N.`). */
const abbreviation = new RegExp(
  `(?:^|[\\s("“«\\u2066\\u200f])(?:\\p{Lu}|\\p{Script=Arabic}|(?:\\p{L}\\p{M}*[.۔]\\s?)+\\p{L}\\p{M}*|${[
    'Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Md|Mst|Mohd|Muhd|St|Sr|Jr|Hon|Rev|Fr|Amb|Adv|Eng|Engr|Ing|Mag|Gen|Col|Lt|Capt|Maj|Brig',
    'Sgt|Cpl|Insp|Supt|Pres|Min|Sec|Dept|Govt|Univ|Inst|No|Nos|Nr|Art|Arts|Fig|Figs|Ref|Reg|Vol|Ch|Sect|Para|pp|p|ed|eds',
    'vs|approx|ca|cf|al|incl|excl|est|Tel|Ext|Fax|Mob|Ave|Rd|Blvd|Bldg|Mt|Ft|Inc|Ltd|Pvt|Co|Corp|Bros|Rs|Tk|Jan|Feb|Mar',
    'Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|viz|resp|max|min|St',
    'دکتر|پروف|انجن|مهند|ڈاک|ج|ص|ق|ه|هـ',
    'ড|ডা|ডঃ|মো|মোঃ|মোসা|মিঃ|মি|প্রফ|অধ্যা|ইঞ্জি|অ্যাড|লি|প্রা|সা|খ্রি|খ্রিঃ|কি|নং|পৃ',
  ].join('|')})[.۔]$`,
  'u',
)

/** Names of Latin letters with the Urdu full stop: `یو۔این۔`, `ایم۔ اے۔`. */
const name =
  '(?:اے|بی|سی|ڈی|ای|ایف|جی|ایچ|آئی|جے|کے|ایل|ایم|این|او|پی|کیو|آر|ایس|ٹی|یو|وی|ڈبلیو|ایکس|وائی|زیڈ)'
const letterNames = new RegExp(`(?:^|\\s)(?:(?:${name}۔\\s?)+${name}|ایم|بی|ایچ|یو|پی|این|ایس|ڈی)۔$`, 'u')
