import type { LanguageEntry } from '../entry.ts'
import { latinNumbers, notoSansSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

/** Northern Kurdish in Latin letters. CLDR and most screen readers know it as `ku`. */
export const kmr: LanguageEntry = {
  code: 'kmr',
  locale: 'ku-TR',
  english: 'Kurdish (Kurmanji)',
  native: 'kurmancî',
  script: 'Latn',
  direction: 'ltr',
  numbers: { native: { ...latinNumbers, group: '.', decimal: ',' }, usual: 'native' },
  sentences: {
    abbreviations: listed(
      'Dr, Prof, Mam, Par, No, Nr, Tel, hwd, Hwd, wd, yh, Rû, rû, bnr, Bnr, mîn, jn, Kol, Ltd',
    ),
    ordinals: 'plain',
  },
  words: 'spaces',
  headings: listed(
    `nîşe, têbînî, têkilî, pêwendî, telefon, jimareya telefonê, navnîşan, dîrok, saet, dem, cih, kengî, li ku, kî, çi, çima,
    çawa, pirs, pirsên, bersiv, çavkanî, wêne, vîdyo, girîng, hişyarî, bîranîn, tomarkirin, zêdetir agahî, agahiyên zêdetir,
    mînak, beşdar, hevpar, mijar, duşem, sêşem, çarşem, pêncşem, în, şemî, yekşem`,
  ),
  detection: {
    smallWords: foldedWords(
      'û li ji bo di de ku ye ne ev wê wî te em hûn ew jî yên yê ya dê bi ên hemû dike dikin dibe heye nîne piştî berî',
    ),
    ownLetters: /[êîû]/,
    sharedLetters: /[çş]/,
    franc: 'ckb',
  },
  fonts: notoSansSetting,
}
