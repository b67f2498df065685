import { describe, expect, it } from 'vitest'
import { validateContent } from '../../src/infographics/infographic.ts'
import { sampleContent } from './sample-content.ts'

const good = sampleContent('en')
const bar = { kind: 'ranked-bars', indicator: 'enquiries', dimension: 'channel' }

describe('checking the content', () => {
  it('takes a full month as it is', () => {
    expect(validateContent(JSON.parse(JSON.stringify(good)))).toEqual(good)
  })

  it('takes a recorded decision that there is no donor to name', () => {
    expect(validateContent({ ...good, credit: 'none' }).credit).toBe('none')
  })

  it.each([
    ['a missing source', { source: undefined }, 'The source is missing'],
    ['an empty source', { source: '  ' }, 'The source is empty'],
    ['a missing period', { period: undefined }, 'The period is missing'],
    [
      'a period that ends before it begins',
      { period: { from: '2026-09-30', to: '2026-09-01' } },
      'The period ends before it begins',
    ],
    ['a day that does not exist', { extractedOn: '2026-02-30' }, '(extractedOn) is "2026-02-30"'],
    ['a missing funding block', { credit: undefined }, 'The funding block is missing'],
    ['an emblem without its line', { credit: { emblem: 'eu' } }, 'The funding block is incomplete'],
    [
      'a line naming the EU without its emblem',
      { credit: { line: 'Funded by the European Union' } },
      'without its emblem',
    ],
    ['an unknown language', { language: 'fr' }, 'The language is "fr": it can be en, ur, ar, prs, ps, bn'],
    ['no key figure', { indicators: [] }, 'There is no key figure'],
    [
      'five key figures',
      { indicators: Array.from({ length: 5 }, () => good.indicators[0]) },
      'more than four key figures',
    ],
    ['no chart', { charts: [] }, 'There is no chart'],
    [
      'a negative figure',
      { charts: [{ ...bar, rows: [{ key: 'x', value: -1 }] }] },
      'A figure is zero or more (at charts.0.rows.0.value)',
    ],
    [
      'thirteen rows',
      { charts: [{ ...bar, rows: Array.from({ length: 13 }, () => ({ key: 'x', value: 1 })) }] },
      'at most 12 rows',
    ],
    [
      'a tile that its line contradicts',
      { indicators: [{ indicator: 'enquiries', value: 812 }] },
      '"enquiries" is 812 in the key figures and 4812 in charts.2; the two must agree',
    ],
    [
      'a breakdown of more than the whole',
      {
        indicators: [{ indicator: 'enquiries', value: 10 }],
        charts: [{ ...bar, rows: [{ key: 'x', value: 11 }] }],
      },
      '"enquiries" is 10 in the key figures and 11 in charts.0',
    ],
    [
      'a month before that its line contradicts',
      { indicators: [{ indicator: 'enquiries', value: 4812, previous: 4000 }] },
      '"enquiries" is 4000 in the key figures and 4078 in charts.2',
    ],
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['a missing sandbox answer', { sandbox: undefined }, 'Say whether the figures come from the sandbox'],
  ])('refuses %s in one sentence', (_what, changes, sentence) => {
    expect(() => validateContent({ ...good, ...changes })).toThrow(sentence)
  })

  it('names every fault at once', () => {
    expect(() => validateContent({ ...good, source: '', credit: undefined })).toThrow(
      expect.objectContaining({ family: 'bad-input', faults: expect.objectContaining({ length: 2 }) }),
    )
  })
})
