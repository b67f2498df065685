import type { LanguageEntry } from '../entry.ts'
import { foldedWords, listed } from '../word-list.ts'

/** Names of Latin letters with the Urdu full stop: `یو۔این۔`, `ایم۔ اے۔`. */
const letterName =
  '(?:اے|بی|سی|ڈی|ای|ایف|جی|ایچ|آئی|جے|کے|ایل|ایم|این|او|پی|کیو|آر|ایس|ٹی|یو|وی|ڈبلیو|ایکس|وائی|زیڈ)'

export const ur: LanguageEntry = {
  code: 'ur',
  locale: 'ur-PK',
  english: 'Urdu',
  native: 'اردو',
  script: 'Arab',
  direction: 'rtl',
  numbers: {
    native: { digits: '۰۱۲۳۴۵۶۷۸۹', group: ',', decimal: '.', percent: '%', grouping: 'thousands' },
    usual: 'latn',
  },
  sentences: {
    abbreviations: listed('پروف, انجن, ڈاک'),
    ordinals: 'plain',
    openEnd: new RegExp(
      `(?:^|\\s)(?:(?:${letterName}۔\\s?)+${letterName}|ایم|بی|ایچ|یو|پی|این|ایس|ڈی)۔$`,
      'u',
    ),
  },
  words: 'spaces',
  headings: listed(
    'نوٹ, رابطہ, رابطے, فون, پتہ, تاریخ, وقت, مقام, سوال, جواب, اہم, مزید معلومات, ذریعہ, تصویر, ہیلپ لائن',
  ),
  detection: {
    smallWords: foldedWords(
      'کا کی کے ہے ہیں میں سے کو نے اور پر یہ وہ کر کرنے کریں گا گی گے تھا تھی تھے ایک اس ان جو لیے لئے بھی تک ہوا ہوئی ہوئے ہو رہا رہی رہے آپ ہم نہیں کیا',
    ),
    ownLetters: /[ٹڈڑںےہھ]/,
    sharedLetters: /[پچژگ]/,
    franc: 'urd',
  },
  fonts: {
    family: 'Noto Nastaliq Urdu',
    scale: 0.88,
    leading: 1.95,
    ascent: 1.3,
    descent: 0.75,
    drop: 0.44,
  },
}
