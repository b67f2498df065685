import type { LanguageEntry } from '../entry.ts'
import { latinNumbers, notoSansSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

export const tr: LanguageEntry = {
  code: 'tr',
  locale: 'tr-TR',
  english: 'Turkish',
  native: 'Türkçe',
  script: 'Latn',
  direction: 'ltr',
  numbers: { native: { ...latinNumbers, group: '.', decimal: ',' }, usual: 'native' },
  sentences: {
    abbreviations: listed(
      `Dr, Prof, Doç, Yrd, Öğr, Gör, Uzm, Av, Sn, Müh, Mim, Hz, Alb, Gen, Sağ, Cad, Sok, Sk, Mah, Mh, Apt, Blv, Bul, Blk,
      No, Nr, Tel, Faks, Dahili, vb, vs, vd, yy, bkz, Bkz, bk, Bk, örn, Örn, çev, Çev, haz, Haz, krş, Ltd, Şti, San, Tic,
      İnş, Ort, Üniv, Böl, Md, max, min, Oca, Şub, Mar, Nis, May, Haz, Tem, Ağu, Eyl, Eki, Kas, Ara, TL`,
    ),
    ordinals: 'full-stop',
  },
  words: 'spaces',
  headings: listed(
    `not, notlar, iletişim, bize ulaşın, telefon, cep, faks, adres, tarih, saat, zaman, yer, mekân, mekan, konum, ne zaman,
    nerede, kim, ne, neden, nasıl, soru, sorular, cevap, yanıt, yanıtlar, kaynak, kaynaklar, fotoğraf, görsel, resim,
    önemli, dikkat, uyarı, hatırlatma, duyuru, son tarih, kayıt, başvuru, daha fazla bilgi, ayrıntılı bilgi, detaylar,
    arka plan, özet, örnek, katılımcılar, ortaklar, konu, konular, yardım hattı, pazartesi, salı, çarşamba, perşembe, cuma,
    cumartesi, pazar`,
  ),
  detection: {
    smallWords: foldedWords(
      've bir bu için ile de da mi ne olan olarak daha en çok gibi kadar sonra önce göre tüm siz biz var değil veya ya ise ki ancak hakkında üzerinde tarafından edilir olur oldu',
    ),
    ownLetters: /[ğı]/,
    sharedLetters: /[çşöü]/,
    franc: 'tur',
  },
  fonts: notoSansSetting,
}
