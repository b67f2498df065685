import { describe, expect, it } from 'vitest'
import { formatPost } from '../../../../src/publishing/composing/formatting/format.ts'
import { findBreaks } from '../../../../src/publishing/composing/words/breaks.ts'
import { buildFormatInput } from '../formatting/build-format-input.ts'

const texts: [language: string, text: string][] = [
  ['th', 'สำนักงานให้คำปรึกษาเปิดทุกวันจันทร์เวลาเก้าโมงเช้าและบริการทั้งหมดไม่มีค่าใช้จ่าย'],
  ['km', 'ការិយាល័យប្រឹក្សាបើកនៅថ្ងៃច័ន្ទហើយសេវាកម្មទាំងអស់មិនគិតថ្លៃ'],
  ['my', 'အကြံပေးရုံးကိုတနင်္လာနေ့တိုင်းဖွင့်ပြီးဝန်ဆောင်မှုအားလုံးအခမဲ့ဖြစ်သည်'],
  ['ja', '相談窓口は毎週月曜日の午前九時に開き、すべての相談は無料です。'],
  ['zh-Hant', '諮詢辦公室每星期一上午九時開放，所有服務均免費。'],
]

describe('words without white space between them', () => {
  it.each(texts)('end where the dictionary says, in %s: %s', (language, text) => {
    const { words } = findBreaks(text, [], language)
    expect(words.length).toBeGreaterThan(4)
    const ends = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(
      ({ segment, index }) => index + segment.length,
    )
    expect(words.filter(end => !ends.includes(end))).toEqual([])
    for (const end of words) expect(text.slice(end, end + 1)).not.toMatch(/^[\p{M}\p{P}]/u)
  })

  it.each(texts)('stay whole in a thread, in %s', (language, text) => {
    const long = text.repeat(9)
    const input = buildFormatInput({
      text: long,
      language,
      channel: { tooLong: 'thread', numbering: 'plain', hashtags: 0 },
    })
    const parts = formatPost(input).segments.map(segment => segment.text)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join('')).toBe(long)
    const { words, sentences } = findBreaks(long, [], language)
    let end = 0
    for (const part of parts.slice(0, -1)) {
      end += part.length
      expect([...words, ...sentences]).toContain(end)
    }
  })

  it('keep Latin names, handles and links in between whole', () => {
    const text = 'ติดต่อสำนักงานMRCBangkokหรือ@mrc_bkkและhttps://example.org/thวันนี้'
    const { words } = findBreaks(text, [], 'th')
    const inside = (piece: string) => {
      const start = text.indexOf(piece)
      return words.filter(end => end > start && end < start + piece.length)
    }
    expect(['MRCBangkok', '@mrc_bkk', 'https://example.org/th'].flatMap(inside)).toEqual([])
  })

  it('do not matter to languages that have it', () => {
    expect(findBreaks('Ofisi iko wazi', [], 'sw').words).toEqual([5, 9, 14])
  })
})

it('never end inside a number whose thousands are set apart', () => {
  const text = 'In 2026 300 people got EUR 1 200 000 and ۱ ۲۰۰ books'
  const ends = findBreaks(text, [], 'en').words.map(end => text.slice(0, end).split(' ').at(-1))
  expect(ends).toEqual(['In', '2026', '300', 'people', 'got', 'EUR', '000', 'and', '۲۰۰', 'books'])
})
