import type { Direction, Language } from './language.ts'

/** How a language writes numbers. */
export interface NumberSystem {
  /** Ten of them, zero first. */
  digits: string
  group: string
  decimal: string
  percent: string
  /** Whether groups follow the lakh: 4,12,600. */
  grouping: 'thousands' | 'lakh'
}

/** How a language is set. Sizes in layouts are those of Noto Sans; `scale` brings other families to the same look. */
export interface FontSetting {
  family: FontFamily
  scale: number
  /** Distance of baselines, of the size. */
  leading: number
  /** Room above and below the baseline that ink may take, of the size. */
  ascent: number
  descent: number
  /** How far below a line's middle its baseline stands, of the size; Nastaliq slopes down to its baseline. */
  drop: number
}

/** The families that come with Dateline. */
export type FontFamily =
  | 'Noto Sans'
  | 'Noto Nastaliq Urdu'
  | 'Noto Sans Arabic'
  | 'Vazirmatn'
  | 'Hind Siliguri'

/** Where sentences do not end, though there is a sign. */
export interface SentenceRules {
  /** Titles and short forms that a full stop follows, without it. */
  abbreviations: readonly string[]
  /** `full-stop`: "24. Dezember" is the 24th. */
  ordinals: 'full-stop' | 'plain'
  /** The end of a text at which no sentence ends, where a list of abbreviations cannot say it. */
  openEnd?: RegExp
}

/** By what a text shows that it is in this language and in no other of its script. */
export interface DetectionMarks {
  /** Words that stand in nearly every sentence of it and in few of its neighbours'; folded by `foldKey`. */
  smallWords: ReadonlySet<string>
  /** Letters, beginnings and endings of a word that only this language has. */
  ownLetters?: RegExp
  /** Letters it shares with some languages of its script and not with others. */
  sharedLetters?: RegExp
  /** What franc calls it: ISO 639-3. */
  franc?: string
}

/** Everything that Dateline knows of a content language. */
export interface LanguageEntry {
  /** As files, the API and the database have it: BCP 47 (RFC 5646); `prs` is Dari. */
  code: Language
  /** The tag that `Intl`, Luxon, HarfBuzz and screen readers know it by. */
  locale: string
  english: string
  native: string
  /** ISO 15924. */
  script: string
  direction: Direction
  numbers: {
    native: NumberSystem
    /** What the offices' own pages use. */
    usual: 'latn' | 'native'
  }
  sentences: SentenceRules
  /** `dictionary`: words follow each other without white space. */
  words: 'spaces' | 'dictionary'
  /** Words that head a paragraph of news ("Contact: …") and are no places. */
  headings: readonly string[]
  /** Absent where only its script tells it apart. */
  detection?: DetectionMarks
  /** Absent where Dateline has no font for its script. */
  fonts?: FontSetting
}
