import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../src/web/shared/api/problem.ts'
import { ProblemSentence } from '../../src/web/shared/feedback/ProblemSentence.tsx'
import { fetchRefusalParts } from '../../src/web/shared/feedback/refusal-parts.ts'
import { sayValue } from '../../src/web/shared/feedback/say-value.ts'
import { isUndoKey } from '../../src/web/shared/feedback/undo-key.ts'
import { Sentences } from '../../src/web/shared/reasons/Sentences.tsx'
import { sentences } from '../../src/web/shared/reasons/sets/refusals.ts'
import { dayOf } from '../../src/web/shared/reasons/spoken-day.ts'
import { takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import { isolate, isolateLtr } from '../../src/web/shared/text/isolate.ts'
import { languageNameIn } from '../../src/web/shared/text/language-name.ts'

const preferences = { digits: 'latin', calendar: 'gregorian' } as const

beforeAll(async () => {
  await fetchRefusalParts()
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {
      en: {
        translation: {
          reason: { says: { firstNotFree: 'First: <reason/>' } },
          refusal: {
            code: { 'of-test': 'No {{name}} here: <reason/> Try again.' },
            family: { conflict: 'Conflict.' },
          },
        },
      },
    },
  })
})

const sentenceWith = (name: string) =>
  renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(ProblemSentence, {
        problem: new Problem(
          { code: 'of-test', detail: 'x', params: { name, reason: 'Wrong.' } } as never,
          409,
        ),
      }),
    ),
  )

describe('words of others in our sentences', () => {
  it.each([
    ['a mark of a reason', 'a <reason/> b', 'a &lt;\u2060reason/&gt; b'],
    ['a value to fill in', '{{reason}}', '{{reason}}'],
    ['a text to nest', '$t(refusal.family.conflict)', '$t(refusal.family.conflict)'],
    ['HTML', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['an end of isolation', 'a\u2069\u202eb', 'a\u202eb'],
    ['half a letter', 'a\ud83d', 'a\ud83d'],
  ])('stand as they are where a name is %s', (_what, name, shown) => {
    expect(sentenceWith(name)).toMatch(
      new RegExp(`^No \u2068${shown.replace(/[$().{}]/g, '\\$&')}\u2069 here: .*Wrong.* Try again\\.$`),
    )
  })

  it.each([
    ['ends its isolation', 'a\u2069b', 'ab'],
    ['begins one without an end', 'a\u2067b', 'a\u2067b\u2069'],
    ['holds a whole one', 'a\u2066b\u2069c', 'a\u2066b\u2069c'],
  ])('keep their direction to themselves where a name %s', (_what, name, kept) => {
    expect(isolate(name)).toBe(`\u2068${kept}\u2069`)
    expect(isolateLtr(name)).toBe(`\u2066${kept}\u2069`)
  })

  it.each(['en-abc', 'Klingon!', '', 'x'])('are no language where they say "%s"', code => {
    expect(languageNameIn(code, i18next)).toBe(code)
    expect(sayValue('languages', `ur, ${code}`, i18next, preferences as never)).toContain(code)
  })

  it.each(['31 February 2027', '99 March 2027', '1 May 0'])('are no day where they say "%s"', spoken => {
    expect(dayOf(spoken)).toBeUndefined()
  })
})

describe('long reasons', () => {
  it.each([
    ['words', 'word '],
    ['short words', 'a '],
    ['beginnings of sentences', 'The channel is stopped: '],
    ['reasons in reasons', 'The first that is not: '],
    ['quotation marks', '" ". '],
  ])('are given whole, as they were written: 100 KB of %s', (_what, words) => {
    const reason = words.repeat(Math.ceil(100_000 / words.length)).trim()
    expect(takeApart(reason, sentences)).toEqual([{ key: undefined, text: reason }])
  })

  it('are looked through for those sentences alone whose words they hold', () => {
    const asked: string[] = []
    const seen = {
      ...sentences,
      patterns: sentences.patterns.map(pattern => ({
        ...pattern,
        get key() {
          asked.push(pattern.key)
          return pattern.key
        },
      })),
    }
    const reason = `${'word '.repeat(200)}The first that is not: of no use.`
    expect(takeApart(reason, seen).length).toBeGreaterThan(0)
    expect(new Set(asked).size).toBeLessThan(5)
  })

  it('are said in one another, as deep as the server writes them; what is below stands as it was written', () => {
    const reason = `${'The first that is not: '.repeat(8)}because.`
    const parts = takeApart(reason, sentences)
    const shown = renderToStaticMarkup(
      createElement(Sentences, { parts, known: sentences, unknown: 'english' }),
    )
    expect(shown).toBe(`${'First: '.repeat(5)}<bdi>${'The first that is not: '.repeat(3)}because.</bdi>`)
  })
})

const key = (given: Partial<Parameters<typeof isUndoKey>[0]>) =>
  isUndoKey({
    key: 'z',
    code: 'KeyZ',
    ctrlKey: true,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...given,
  })

describe('the keys of undo', () => {
  it.each([
    ['on a keyboard in English', {}],
    ['with caps lock', { key: 'Z' }],
    ['on a Mac', { ctrlKey: false, metaKey: true }],
    ['on a keyboard in Arabic', { key: 'ئ' }],
    ['on a keyboard in Pashto', { key: 'ې' }],
    ['on a keyboard in Bengali', { key: '্য' }],
    ['on a German keyboard', { code: 'KeyY' }],
  ])('are Control and Z %s', (_where, given) => {
    expect(key(given)).toBe(true)
  })

  it.each([
    ['redo', { shiftKey: true }],
    ['Z alone', { ctrlKey: false }],
    ['AltGr and Z', { altKey: true }],
    ['Control and Y on a German keyboard', { key: 'y' }],
    ['Control and another Arabic letter', { key: 'ب', code: 'KeyF' }],
  ])('are not %s', (_what, given) => {
    expect(key(given)).toBe(false)
  })
})
