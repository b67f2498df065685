import { describe, expect, it } from 'vitest'
import { joinWords } from '../../src/web/shared/text/join-words.ts'

describe('words joined in a sentence', () => {
  it.each([
    ['en', 'conjunction', ['a', 'b', 'c'], 'a, b, and c'],
    ['en', 'disjunction', ['a', 'b'], 'a or b'],
    ['ur', 'conjunction', ['a', 'b'], 'a اور b'],
    ['fa-AF', 'conjunction', ['a', 'b'], 'a و b'],
    ['ps', 'conjunction', [], ''],
    ['ps', 'conjunction', ['a'], 'a'],
    ['ps', 'conjunction', ['a', 'b'], 'a او b'],
    ['ps', 'conjunction', ['a', 'b', 'c'], 'a، b، او c'],
    ['ps', 'disjunction', ['a', 'b', 'c'], 'a، b یا c'],
  ] as const)('have the commas and the "and" of %s: %s of %j', (tag, type, words, joined) => {
    expect(joinWords(words, tag, type)).toBe(joined)
  })

  it('are the same in Pashto whatever digits the tag asks for', () => {
    expect(joinWords(['a', 'b'], 'ps-u-ca-gregory-nu-latn')).toBe('a او b')
  })
})
