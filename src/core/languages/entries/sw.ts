import type { LanguageEntry } from '../entry.ts'
import { latinNumbers, notoSansSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

export const sw: LanguageEntry = {
  code: 'sw',
  locale: 'sw-KE',
  english: 'Swahili',
  native: 'Kiswahili',
  script: 'Latn',
  direction: 'ltr',
  numbers: { native: latinNumbers, usual: 'latn' },
  sentences: {
    abbreviations: listed(
      `Bw, Bi, Bibi, Dk, Dkt, Dr, Prof, Mhe, Mh, Mwl, Mch, Sh, Shk, Ndg, Kpt, Jen, Kan, Luteni, Na, Nam, Uk, uk, Mt, n.k, nk,
      k.m, km, k.v, kv, k.k, t.a, Tsh, Ksh, Sh, S.L.P, Simu, Jan, Feb, Mac, Apr, Jun, Jul, Ago, Sep, Okt, Nov, Des`,
    ),
    ordinals: 'plain',
  },
  words: 'spaces',
  headings: listed(
    `kumbuka, zingatia, maelezo, mawasiliano, wasiliana nasi, simu, nambari ya simu, namba ya simu, barua pepe, anwani,
    tarehe, saa, wakati, muda, lini, wapi, nani, nini, kwa nini, vipi, jinsi, mahali, eneo, ukumbi, swali, maswali, jibu,
    majibu, chanzo, vyanzo, picha, video, muhimu, tahadhari, onyo, ukumbusho, mwisho, usajili, jisajili, taarifa zaidi,
    maelezo zaidi, habari zaidi, soma zaidi, muhtasari, mfano, washiriki, washirika, mada, tovuti, jumatatu, jumanne,
    jumatano, alhamisi, ijumaa, jumamosi, jumapili`,
  ),
  detection: {
    smallWords: foldedWords(
      'na ya wa kwa ni za la katika cha kuwa hii huu hiyo huo hizi hayo hao kutoka pia au kama kila wote yote zote vya mwa bila hadi lakini ili yake yao wao sisi ninyi wewe yetu zetu wetu baada kabla kuhusu bure',
    ),
    franc: 'swh',
  },
  fonts: notoSansSetting,
}
