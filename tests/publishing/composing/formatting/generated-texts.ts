import fc from 'fast-check'
import { withPlainLineEnds } from '../../../../src/core/text/characters.ts'

/** Words of the seven languages offices write in (Kurdish has no variants of its own yet, but stands in texts). */
const vocabulary = {
  en: ['Lahore:', 'the', 'office', 'opened', 'safely.', 'Mr.', 'ICMPD', 'visas?', '(MRC)', 'Yes!', 'don’t'],
  ur: ['لاہور:', 'دفتر', 'کھل', 'گیا۔', 'محفوظ', 'ہجرت؟', 'معلومات،'],
  ar: ['بغداد:', 'المكتب', 'مفتوح.', 'الهجرةُ', 'الآمنةِ', 'هل', 'تعلم؟'],
  prs: ['کابل:', 'دفتر', 'باز', 'است.', 'مهاجرت', 'می‌شود'],
  ps: ['کابل:', 'دفتر', 'پرانیستل', 'شو.', 'مهاجرت', 'ښه'],
  bn: ['ঢাকা:', 'অফিস', 'খোলা', 'আছে।', 'নিরাপদ', 'অভিবাসন', 'ক্ষেত্র'],
  ckb: ['هەولێر:', 'نووسینگە', 'کرایەوە.', 'کۆچی', 'سەلامەت'],
}

const special = [
  '👨‍👩‍👧‍👦',
  '🇵🇰',
  '👍🏽',
  'é́',
  'নি',
  '…',
  '€5',
  'https://example.org/a?b=c',
  'https://example.org/long/path/that/goes/on#part',
  'example.com',
  'http://localhost:3000/x',
  'info@example.org',
  '@mrc_pak',
  '#SafeMigration',
  '#محفوظ_ہجرت',
  '$EUR',
  '+92 51 1234567',
  '\n\n',
  '\n',
  '(https://example.org)',
  'x'.repeat(90),
]

export const generatedLanguages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const

/** Texts of mixed words, links, handles, hashtags, emoji and marks; short and long. */
export const generatedText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...Object.values(vocabulary).flat()) },
      { weight: 2, arbitrary: fc.constantFrom(...special) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
    ),
    { minLength: 1, maxLength: 120 },
  )
  .map(pieces => withPlainLineEnds(`A ${pieces.join(' ')}`).replace(/[\ufffe\ufeff\uffff]/g, ''))
