import type { FontSetting, LanguageEntry, NumberSystem } from './entry.ts'
import type { Direction } from './language.ts'

/** Of ISO 15924, those written from right to left (Unicode, Bidi_Class R and AL). */
const rightToLeft: ReadonlySet<string> = new Set(
  'Adlm Arab Aran Chrs Gara Hebr Hung Lydi Mand Mend Merc Mero Nkoo Ougr Phnx Rohg Samr Sogd Syrc Thaa Yezi'.split(
    ' ',
  ),
)

/** Of ISO 15924, those that write words without white space between them. */
const unspaced: ReadonlySet<string> = new Set(
  'Bopo Hani Hans Hant Hira Hrkt Jpan Kana Khmr Lana Laoo Mymr Talu Tale Thai Tibt'.split(' '),
)

export function directionOfScript(script: string): Direction {
  return rightToLeft.has(script) ? 'rtl' : 'ltr'
}

export function wordsOfScript(script: string): LanguageEntry['words'] {
  return unspaced.has(script) ? 'dictionary' : 'spaces'
}

/** How a script is set where a language has no setting of its own; undefined where Dateline has no font. */
export function fontsOfScript(script: string): FontSetting | undefined {
  return fonts[script]
}

export const latinNumbers: NumberSystem = {
  digits: '0123456789',
  group: ',',
  decimal: '.',
  percent: '%',
  grouping: 'thousands',
}

/** Noto Sans, by which every other family is measured; it has Latin, Cyrillic and Greek letters. */
export const notoSansSetting: FontSetting = {
  family: 'Noto Sans',
  scale: 1,
  leading: 1.28,
  ascent: 0.95,
  descent: 0.3,
  drop: 0.34,
}

export const notoArabicSetting: FontSetting = {
  family: 'Noto Sans Arabic',
  scale: 0.96,
  leading: 1.55,
  ascent: 1.1,
  descent: 0.55,
  drop: 0.3,
}

export const hindSiliguriSetting: FontSetting = {
  family: 'Hind Siliguri',
  scale: 1.06,
  leading: 1.4,
  ascent: 1.0,
  descent: 0.45,
  drop: 0.34,
}

const fonts: Record<string, FontSetting> = {
  Latn: notoSansSetting,
  Cyrl: notoSansSetting,
  Grek: notoSansSetting,
  Arab: notoArabicSetting,
  Beng: hindSiliguriSetting,
}
