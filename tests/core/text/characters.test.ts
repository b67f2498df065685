import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  forbiddenCharacter,
  hasWords,
  withoutForbidden,
  withPlainLineEnds,
} from '../../../src/core/text/characters.ts'

describe('a character that no text may hold', () => {
  it.each([
    ['NUL', 'a\0b', 'U+0000'],
    ['a bell', 'a\u0007b', 'U+0007'],
    ['the beginning of a terminal command', '\u001b]0;title', 'U+001B'],
    ['a carriage return alone', 'a\rb', 'U+000D'],
    ['DEL', 'a\u007f', 'U+007F'],
    ['a control of C1', 'a\u009b2J', 'U+009B'],
    ['a byte order mark inside', 'desk\ufeff', 'U+FEFF'],
    ['an override of direction', 'a\u202eb', 'U+202E'],
    ['U+FFFE', 'a\ufffe', 'U+FFFE'],
    ['a noncharacter', 'a\ufdd0', 'U+FDD0'],
    ['a noncharacter of a later plane', 'a\u{1ffff}', 'U+1FFFF'],
    ['half a character', 'a\ud800', 'U+D800'],
    ['a tag, which carries words that nobody sees', 'a\u{e0041}', 'U+E0041'],
    ['the sign of an annotation', 'a\ufff9b\ufffb', 'U+FFF9'],
  ])('is %s', (_what, text, code) => {
    expect(forbiddenCharacter(text)?.code).toBe(code)
  })

  it.each([
    ['a line break and a tab', 'a\nb\tc'],
    ['ZWNJ and ZWJ', 'می‌شود 👨‍👩‍👧'],
    ['marks and isolates of direction', '\u200fلاہور \u2066MRC\u2069 \u202bمتن\u202c'],
    ['an emoji of two halves', '🌍'],
    ['a flag made of tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}!'],
    ['a soft hyphen and NBSP', 'Mi\u00adgration\u00a05'],
  ])('is not %s', (_what, text) => {
    expect(forbiddenCharacter(text)).toBeUndefined()
    expect(withoutForbidden(text)).toEqual({ text, removed: [] })
  })

  it('is taken out, and named once', () => {
    expect(withoutForbidden('\ufeffa\ufeffb\0')).toEqual({ text: 'ab', removed: ['U+FEFF', 'U+0000'] })
  })

  it('is never left in a text that was cleaned, whatever it held', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(forbiddenCharacter(withoutForbidden(text).text)).toBeUndefined()
      }),
    )
  })
})

describe('the end of a line', () => {
  it.each(['\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])('written %j becomes a line feed', end => {
    expect(withPlainLineEnds(`a${end}b`)).toBe('a\nb')
  })
})

describe('a text has words', () => {
  it.each([
    ['a', true],
    ['🌍', true],
    ['\u200f \u2066\u2069', false],
    ['\u0301', false],
    [' \u3164 ', false],
  ])('%j: %s', (text, words) => {
    expect(hasWords(text)).toBe(words)
  })
})
