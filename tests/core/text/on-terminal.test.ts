import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onTerminal } from '../../../src/core/text/on-terminal.ts'

it('writes out what would steer a terminal', () => {
  expect(onTerminal('a\u001b]0;title\u0007\u009b2J\u007f\u202eb')).toBe(
    'a\\u001b]0;title\\u0007\\u009b2J\\u007f\\u202eb',
  )
})

it('leaves words, lines, joiners and isolates as they are', () => {
  const text = 'Call\t۰۳۰۰\nمی\u200cخواهم \u2068mrc\u2069 বাংলা'
  expect(onTerminal(text)).toBe(text)
})

it('keeps the meaning of any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = JSON.stringify(value, null, 2)
      expect(JSON.parse(onTerminal(text))).toEqual(JSON.parse(text))
      expect(onTerminal(text)).not.toMatch(/[\x7f-\x9f\u202a-\u202e]/)
    }),
  )
})
