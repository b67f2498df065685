import type { LanguageEntry } from '../entry.ts'
import { latinNumbers, notoSansSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

/** Numbers, titles and months as in Austria. */
export const de: LanguageEntry = {
  code: 'de',
  locale: 'de-AT',
  english: 'German',
  native: 'Deutsch',
  script: 'Latn',
  direction: 'ltr',
  numbers: { native: { ...latinNumbers, group: '.', decimal: ',', percent: '\u00a0%' }, usual: 'native' },
  sentences: {
    abbreviations: listed(
      `Dr, Prof, Mag, Ing, Dipl, Univ, Doz, Hr, Hrn, Fr, Frl, Abg, Min, Präs, St, Str, Nr, Tel, Mob, Fax, Bez, Ges, Abt,
      Abs, Art, Bd, Kap, Ziff, Anm, Aufl, Hrsg, Jh, S, bzw, ca, etc, usw, usf, evtl, ggf, inkl, exkl, zzgl, sog, vgl, gem,
      lt, max, min, mind, zB, dh, bspw, insb, betr, geb, gest, verh, allg, Allg, österr, dt, engl, Jan, Jän, Feb, Mär,
      Apr, Jun, Jul, Aug, Sep, Sept, Okt, Nov, Dez, Mo, Di, Mi, Do, Sa, So, Std, Mio, Mrd, Co, z, d, u, i, s, o, v, n, m`,
    ),
    ordinals: 'full-stop',
  },
  words: 'spaces',
  headings: listed(
    `hinweis, hinweise, anmerkung, kontakt, kontakte, telefon, telefonnummer, handy, mobil, adresse, anschrift, datum,
    uhrzeit, zeit, wann, wo, wer, was, wie, warum, ort, veranstaltungsort, treffpunkt, frage, fragen, antwort, antworten,
    quelle, quellen, foto, fotos, bild, bilder, achtung, wichtig, warnung, erinnerung, frist, anmeldung, anmeldeschluss,
    mehr, mehr dazu, mehr informationen, weitere informationen, hintergrund, zusammenfassung, beispiel, teilnehmende,
    partner, zitat, thema, themen, öffnungszeiten, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag`,
  ),
  detection: {
    smallWords: foldedWords(
      'der die das und ist sind für mit von auf ein eine einen einem einer im zu zum zur den dem des nicht auch sich wir sie ihr unsere ihre bei aus nach oder als wird werden haben können alle über dass wie',
    ),
    ownLetters: /ß/,
    sharedLetters: /[äöü]/,
    franc: 'deu',
  },
  fonts: notoSansSetting,
}
