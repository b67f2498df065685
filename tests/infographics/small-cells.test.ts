import { describe, expect, it } from 'vitest'
import { languages } from '../../src/core/language.ts'
import { dataPage } from '../../src/infographics/data-table.ts'
import { describe as describeInWords } from '../../src/infographics/describe.ts'
import { drawInfographic, type InfographicContent } from '../../src/infographics/infographic.ts'
import { palette } from '../../src/infographics/palette.ts'
import { protectSmallCells, shown } from '../../src/infographics/suppression.ts'
import { wordsOf } from '../../src/infographics/words/lookup.ts'
import { sampleContent } from './sample-content.ts'

describe('a cell', () => {
  it.each([
    ['enquiries', 0, 'value'],
    ['enquiries', 1, 'small'],
    ['enquiries', 4, 'small'],
    ['enquiries', 5, 'value'],
    ['enquiries', null, 'missing'],
    ['posts', 2, 'value'],
    ['something-else', 2, 'small'],
  ] as const)('of %s with %s is a %s', (indicator, value, kind) => {
    expect(shown(indicator, value).kind).toBe(kind)
  })
})

const rows = (cells: Record<string, number | null>): InfographicContent['charts'] => [
  {
    kind: 'ranked-bars',
    indicator: 'enquiries',
    dimension: 'topic',
    rows: Object.entries(cells).map(([key, value]) => ({ key, value })),
  },
]

describe('the next smallest cell', () => {
  const columnOf = (content: InfographicContent) =>
    dataPage(protectSmallCells(content)).tables[1]?.rows.map(row => row[1])

  it('is held back with a single small one, which the total would tell', () => {
    const content = sampleContent('en', { charts: rows({ study: 3, family: 40, visas: 900 }) })
    expect(columnOf(content)).toEqual(['<5', 'not shown', '900'])
  })

  it.each([
    ['two are small already', { study: 3, family: 4, visas: 900 }, ['<5', '<5', '900']],
    [
      'a figure is missing, so that no total tells',
      { study: 3, family: null, visas: 900 },
      ['<5', 'no figures yet', '900'],
    ],
    ['none is small', { study: 30, visas: 900 }, ['30', '900']],
  ])('stays where %s', (_why, cells, column) => {
    expect(columnOf(sampleContent('en', { charts: rows(cells) }))).toEqual(column)
  })
})

describe.each(languages)('in %s', language => {
  it('a small cell is nowhere in the picture, its words or its table', async () => {
    const content = sampleContent(language, {
      digits: 'latn',
      charts: rows({ study: 3, family: 3, visas: 900 }),
      extractedOn: '2026-10-05',
    })
    const svg = new TextDecoder().decode((await drawInfographic(content, 'svg')).bytes)
    const said = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(match =>
      (match[1] ?? '').replace(/[\u2066\u2069]/g, ''),
    )
    expect(said).not.toContain('3')
    expect(said.filter(text => text === '&#60;5')).toHaveLength(2)
    expect(JSON.stringify(dataPage(content).tables)).not.toMatch(/"\u2066?3\u2069?"/)
    expect(describeInWords(content, 'everything').replace(/[\u2066\u2069]/g, '')).toContain('<5')
  })

  it('a missing figure is said and not drawn as zero', async () => {
    const content = sampleContent(language, { charts: rows({ study: null, visas: 900 }) })
    const { altText, bytes } = await drawInfographic(content, 'svg')
    const svg = new TextDecoder().decode(bytes)
    expect(altText).toContain(wordsOf(language).noFiguresYet)
    expect(svg).toContain(`>${wordsOf(language).noFiguresYet}<`)
    expect(svg.match(new RegExp(`<rect[^>]*fill="(${palette.muted}|${palette.strong})"`, 'g'))).toHaveLength(
      1,
    )
  })
})
