import type { LanguageEntry } from '../entry.ts'
import { latinNumbers, notoSansSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

export const hu: LanguageEntry = {
  code: 'hu',
  locale: 'hu-HU',
  english: 'Hungarian',
  native: 'magyar',
  script: 'Latn',
  direction: 'ltr',
  numbers: { native: { ...latinNumbers, group: '\u00a0', decimal: ',' }, usual: 'native' },
  sentences: {
    abbreviations: listed(
      `dr, Dr, id, Id, ifj, Ifj, özv, Özv, prof, Prof, gr, pl, Pl, stb, kb, Kb, ún, ill, vö, ti, tkp, ker, u, sz, em,
      fszt, hsz, krt, tel, Tel, mob, Kft, Zrt, Nyrt, Bt, Rt, évf, old, jan, febr, márc, ápr, máj, jún, júl, aug, szept,
      okt, nov, dec, Jan, Febr, Márc, Ápr, Máj, Jún, Júl, Aug, Szept, Okt, Nov, Dec, min, max, bek, ford, szerk, Szt`,
    ),
    ordinals: 'full-stop',
  },
  words: 'spaces',
  headings: listed(
    `megjegyzés, kapcsolat, elérhetőség, elérhetőségek, telefon, telefonszám, mobil, cím, dátum, időpont, idő, hely,
    helyszín, mikor, hol, ki, mi, miért, hogyan, kérdés, kérdések, válasz, válaszok, forrás, fotó, kép, videó, fontos,
    figyelem, figyelmeztetés, emlékeztető, határidő, jelentkezés, regisztráció, további információ, bővebben, részletek,
    háttér, összefoglaló, példa, résztvevők, partnerek, ügyfélszolgálat, hétfő, kedd, szerda, csütörtök, péntek, szombat,
    vasárnap`,
  ),
  detection: {
    smallWords: foldedWords(
      'az és hogy nem egy van vagy ezt azt aki ami amely mint csak már még minden lesz volt számára között után előtt által szerint valamint illetve kell lehet várjuk mindenkit',
    ),
    ownLetters: /[őű]/,
    franc: 'hun',
  },
  fonts: notoSansSetting,
}
