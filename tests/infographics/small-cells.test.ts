import { describe, expect, it } from 'vitest'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import { dataPage } from '../../src/infographics/data-table.ts'
import { describe as describeInWords } from '../../src/infographics/describe.ts'
import { findTitle, summarise } from '../../src/infographics/finding.ts'
import { drawInfographic, type InfographicContent } from '../../src/infographics/infographic.ts'
import { numberFormat } from '../../src/infographics/numbers.ts'
import { palette } from '../../src/infographics/palette.ts'
import { protectPicture } from '../../src/infographics/protect-picture.ts'
import { wordsOf } from '../../src/infographics/words/lookup.ts'
import { manyKinds } from './many-kinds.ts'
import { sampleContent } from './sample-content.ts'

type Chart = InfographicContent['charts'][number]

const hidden = 'not shown'

const bars = (cells: Record<string, number | null>, indicator = 'enquiries', dimension = 'topic'): Chart => ({
  kind: 'ranked-bars',
  indicator,
  dimension,
  rows: Object.entries(cells).map(([key, value]) => ({ key, value })),
})

const line = (months: Record<string, number | null>): Chart => ({
  kind: 'line',
  indicator: 'enquiries',
  points: Object.entries(months).map(([month, value]) => ({ month, value })),
})

const tile = (value: number | null, more: { indicator?: string; previous?: number } = {}) => ({
  indicator: 'enquiries',
  value,
  ...more,
})

function tablesOf(changes: Partial<InfographicContent>): string[][][] {
  return dataPage(protectPicture(sampleContent('en', changes))).tables.map(table => table.rows)
}

const columnOf = (changes: Partial<InfographicContent>, table = 1) =>
  tablesOf(changes)[table]?.map(row => row[1])

describe('a count', () => {
  it.each([
    ['enquiries', 0, '0'],
    ['enquiries', 1, hidden],
    ['enquiries', 4, hidden],
    ['enquiries', 5, '5'],
    ['enquiries', null, 'no figures yet'],
    ['posts', 2, '2'],
    ['something-else', 2, hidden],
  ])('of %s that is %s reads "%s"', (indicator, value, text) => {
    expect(columnOf({ indicators: [tile(value, { indicator })], charts: [bars({}, 'posts')] }, 0)).toEqual([
      text,
    ])
  })
})

describe('a small count that could be worked out', () => {
  const only = { indicators: [tile(943)] }

  it.each([
    ['takes the next smallest with it', { study: 3, family: 40, visas: 900 }, 943, ['900', hidden, hidden]],
    [
      'whose neighbours are small as well',
      { study: 1, family: 1, visas: 900 },
      902,
      [hidden, hidden, hidden],
    ],
    ['of four and four keeps its secret by a third', { a: 4, b: 4, c: 50 }, 58, ['50', hidden, hidden]],
    [
      'counts a row without a figure as none',
      { study: 3, family: 40, visas: 900, other: null },
      943,
      ['900', hidden, hidden, 'no figures yet'],
    ],
    ['is hidden alone where no total is known', { study: 3, visas: 900 }, null, ['900', hidden]],
    ['costs nothing where none is small', { study: 30, visas: 900 }, 930, ['900', '30']],
  ])('%s', (_what, cells, total, column) => {
    expect(columnOf({ indicators: [tile(total)], charts: [bars(cells)] })).toEqual(column)
  })

  it('is refused where a total that was published leaves its parts too few values', () => {
    const content = sampleContent('en', {
      indicators: [tile(5)],
      charts: [bars({ study: 3, visas: 2 })],
    })
    const scope = { offices: ['lahore'], sandbox: content.sandbox }
    const { from, to } = content.period
    const total = {
      ...scope,
      indicator: 'enquiries',
      dimension: '',
      key: '',
      from,
      to,
      counted: 5,
      isShown: true,
    }
    expect(() => protectPicture(content, scope, [[total]])).toThrow(
      expect.objectContaining({ code: 'small-cells' }),
    )
  })

  it('does not follow from a second breakdown that is whole', () => {
    const charts = [
      bars({ study: 3, family: 40, visas: 900 }),
      bars({ x: 443, hotline: 500 }, 'enquiries', 'channel'),
    ]
    expect(columnOf({ indicators: [{ indicator: 'posts', value: 1 }], charts })).toEqual([
      '900',
      hidden,
      hidden,
    ])
  })

  it('does not follow from months that add up to the quarter', () => {
    const changes = {
      period: { from: '2026-07-01', to: '2026-09-30' },
      indicators: [tile(40)],
      charts: [line({ '2026-06': 9, '2026-07': 30, '2026-08': 3, '2026-09': 7 })],
    }
    expect(columnOf(changes)).toEqual(['9', '30', hidden, hidden])
  })

  it('does not follow from the change on the period before', () => {
    const changes = {
      period: { from: '2026-07-01', to: '2026-09-30' },
      indicators: [tile(60, { previous: 20 })],
      charts: [
        line({ '2026-04': 10, '2026-05': 3, '2026-06': 7, '2026-07': 20, '2026-08': 20, '2026-09': 20 }),
      ],
    }
    expect(tablesOf(changes)[0]).toEqual([['enquiries', '60', '–']])
    expect(columnOf(changes)).toEqual(['10', hidden, '7', '20', '20', '20'])
  })

  it('does not follow from the ages that another chart counts', () => {
    const sexAge: Chart = {
      kind: 'sex-age',
      indicator: 'participants',
      rows: [
        { age: '18-24', women: 3, men: 20 },
        { age: '25-34', women: 30, men: 40 },
      ],
    }
    const ages = bars({ '18-24': 23, '25-34': 70 }, 'participants', 'age')
    const [, bySex] = tablesOf({ indicators: [{ indicator: 'posts', value: 1 }], charts: [sexAge, ages] })
    expect(bySex?.map(row => row.slice(1, 3))).toEqual([
      [hidden, hidden],
      ['30', '40'],
    ])
  })

  it('hides the total where nothing else helps, in the tile and in the change', () => {
    const changes = { indicators: [tile(5, { previous: 50 })], charts: [bars({ study: 2, family: 3 })] }
    expect(tablesOf(changes).map(rows => rows.map(row => row[1]))).toEqual([[hidden], [hidden, hidden]])
    expect(tablesOf(changes)[0]?.[0]?.[2]).toBe('–')
  })

  it.each([
    ['a numerator', 2, 100, 2],
    ['what is left of it', 97, 100, 2],
    ['a small whole', 50, 4, 2],
  ])('takes a percentage of people with it: %s', (_what, value, denominator) => {
    const share = { indicator: 'women-share', value, unit: 'percent' as const, denominator }
    expect(columnOf({ indicators: [share], charts: [bars({ study: 30 })] }, 0)).toEqual([hidden])
  })

  it.each([
    ['its base', { previous: 20, previousDenominator: 10 }, {}],
    ['the people of the period before', { previous: 20 }, { previous: 10 }],
    ['a small whole', { previous: 50, previousDenominator: 4 }, { previous: 400 }],
  ])(
    'takes the change of a percentage with it that tells a few of before, by %s',
    (_what, before, people) => {
      const indicators = [
        { indicator: 'participants', value: 400, ...people },
        { indicator: 'women-share', value: 40, unit: 'percent' as const, denominator: 390, ...before },
      ]
      const [tiles = []] = tablesOf({ indicators, charts: [bars({ study: 30 })] })
      expect(tiles.at(-1)?.slice(1, 3)).toEqual(['40%', '–'])
    },
  )

  it('takes a percentage of other people with it that its base shows to be of a few', () => {
    const share = {
      indicator: 'referred',
      label: 'Referred',
      value: 2,
      unit: 'percent' as const,
      denominator: 100,
    }
    expect(columnOf({ indicators: [share], charts: [bars({ study: 30 })] }, 0)).toEqual([hidden])
  })

  it('hides what leaves the share of women room, where it can', () => {
    const sexAge = (men: number): Chart => ({
      kind: 'sex-age',
      indicator: 'participants',
      rows: [
        { age: '<18', women: 12, men },
        { age: '18-24', women: 61, men: 74 },
      ],
    })
    const withShare = (men: number) => ({
      indicators: [
        { indicator: 'participants', value: 147 + men },
        {
          indicator: 'women-share',
          value: 7300 / (147 + men),
          unit: 'percent' as const,
          denominator: 147 + men,
        },
      ],
      charts: [sexAge(men)],
    })
    expect(tablesOf(withShare(3)).map(rows => rows.map(row => row.slice(1, 3)))).toEqual([
      [
        ['150', '–'],
        ['49%', '–'],
      ],
      [
        ['12', hidden],
        ['61', hidden],
      ],
    ])
    expect(columnOf(withShare(30), 0)).toEqual(['177', '41%'])
  })

  it('is not told by the order of rows that are hidden, and "other" stays last', () => {
    const read = (cells: Record<string, number>) =>
      tablesOf({ ...only, charts: [bars(cells)] })[1]?.map(([label]) => label)
    const order = ['Work abroad', 'Family', 'Return and reintegration', 'Study abroad', 'Other']
    expect(read({ study: 4, other: 500, family: 1, 'work-abroad': 435, return: 3 })).toEqual(order)
    expect(read({ return: 4, study: 1, 'work-abroad': 435, other: 500, family: 3 })).toEqual(order)
  })

  it('is nowhere in the picture that printed it once', () => {
    const content = protectPicture(manyKinds('en'))
    const [, bySex, byKind] = dataPage(content).tables
    expect(JSON.stringify([bySex, byKind])).not.toMatch(/"(3|4|104)"/)
  })
})

describe.each(languages)('in %s', language => {
  it('a hidden count is nowhere in the picture, its words or its table', async () => {
    const content = sampleContent(language, {
      digits: 'latn',
      indicators: [{ indicator: 'enquiries', value: 3, previous: 40 }],
      charts: [bars({ study: 3, family: 3, visas: 900 })],
      extractedOn: '2026-10-05',
    })
    const words = wordsOf(language)
    const svg = new TextDecoder().decode((await drawInfographic(content, 'svg')).bytes)
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(match =>
      (match[1] ?? '').replace(/[\u2066\u2069]/g, ''),
    )
    expect(texts).not.toContain('3')
    expect(texts.filter(text => text === words.notShown)).toHaveLength(3)
    const hiding = protectPicture(content)
    expect(JSON.stringify(dataPage(hiding).tables)).not.toMatch(/"\u2066?3\u2069?"/)
    const numbers = numberFormat(content)
    const sentences = [findTitle, summarise].map(say => say(hiding, words, numbers))
    for (const text of [describeInWords(hiding, 'everything'), ...sentences])
      expect(text).not.toMatch(/(?<![\d.,])3(?![\d.,])/)
  })

  it('a missing figure is named and not drawn as zero', async () => {
    const content = sampleContent(language, { charts: [bars({ study: null, visas: 900 })] })
    const { altText, bytes } = await drawInfographic(content, 'svg')
    const svg = new TextDecoder().decode(bytes)
    expect(altText).toContain(wordsOf(language).noFiguresYet)
    expect(svg).toContain(`>${wordsOf(language).noFiguresYet}<`)
    expect(svg.match(new RegExp(`<rect[^>]*fill="(${palette.muted}|${palette.strong})"`, 'g'))).toHaveLength(
      1,
    )
  })
})
