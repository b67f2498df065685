import { describe, expect, it } from 'vitest'
import { withPlainDigits } from '../../../src/core/text/digits.ts'
import { foldKey } from '../../../src/core/text/fold-key.ts'

describe('one word, whatever the keyboard', () => {
  it.each([
    ['Arabic and Persian kaf', 'كار خارج', 'کار خارج'],
    ['Arabic and Persian yeh', 'مهاجرت قانوني', 'مهاجرت قانونی'],
    ['alef maksura for yeh', 'قانونى', 'قانونی'],
    ['Urdu and Arabic heh', 'ويزه', 'ویزہ'],
    ['heh of Kurdish and Pashto keyboards', 'مھاجرت', 'مهاجرت'],
    ['ZWNJ and a space', 'کار\u200cخارج', 'کار خارج'],
    ['NBSP and narrow spaces', 'work\u00a0abroad\u202f now', 'work abroad now'],
    ['vowel signs', 'مُهاجَرَت', 'مهاجرت'],
    ['a stretched word', 'مهـــاجرت', 'مهاجرت'],
    ['presentation forms, as PDF gives them', '\ufedb\ufe8e\ufead', 'کار'],
    ['kinds of dashes', 'walk–in', 'walk‑in'],
    ['digits', 'form ۱۲', 'form ১২'],
    ['invisible marks', '\u200fhotline\ufeff', 'hotline'],
    ['letter case', 'HotLine', 'hotline'],
    ['the composition of letters', 'cafe\u0301', 'café'],
    ['an Urdu word on an Arabic keyboard', 'هاٹ لائن', 'ہاٹ لائن'],
  ])('%s', (_what, one, other) => {
    expect(foldKey(one)).toBe(foldKey(other))
  })

  it.each([
    ['an aspirated letter', 'گھر', 'گہر'],
    ['Pashto yehs', 'ښځې', 'ښځی'],
    ['Bengali vowel signs', 'কাজ', 'কুজ'],
    ['ta marbuta', 'مهاجرة', 'مهاجره'],
  ])('%s tells words apart', (_what, one, other) => {
    expect(foldKey(one)).not.toBe(foldKey(other))
  })
})

describe('digits of any script', () => {
  it.each([
    ['Persian and Urdu', '۰۱۲۳۴۵۶۷۸۹'],
    ['Arabic', '٠١٢٣٤٥٦٧٨٩'],
    ['Bengali', '০১২৩৪৫৬৭৮৯'],
    ['Devanagari', '०१२३४५६७८९'],
    ['full width', '０１２３４５６７８９'],
    ['mathematical', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'],
    ['Latin', '0123456789'],
  ])('%s are read', (_what, digits) => {
    expect(withPlainDigits(digits)).toBe('0123456789')
  })
})
