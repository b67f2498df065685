import { describe, expect, it } from 'vitest'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import type { ChartRow } from '../../src/infographics/content.ts'
import { keyFigureTexts } from '../../src/infographics/figure-texts.ts'
import { findTitle } from '../../src/infographics/finding.ts'
import { knownIndicators } from '../../src/infographics/indicator-facts.ts'
import { numberFormat } from '../../src/infographics/numbers.ts'
import { sayPeriod } from '../../src/infographics/periods.ts'
import { wordsOf } from '../../src/infographics/words/lookup.ts'
import { sampleContent } from './sample-content.ts'

describe('numbers', () => {
  it.each([
    ['en', 'latn', '412,600', '3.4%', '+18%'],
    ['ur', 'latn', '412,600', '3.4%', '+18%'],
    ['ur', 'native', '۴۱۲,۶۰۰', '۳.۴%', '+۱۸%'],
    ['ar', 'native', '٤١٢٬٦٠٠', '٣٫٤٪', '+١٨٪'],
    ['prs', 'native', '۴۱۲٬۶۰۰', '۳٫۴٪', '+۱۸٪'],
    ['ps', 'native', '۴۱۲٬۶۰۰', '۳٫۴٪', '+۱۸٪'],
    ['bn', 'native', '৪,১২,৬০০', '৩.৪%', '+১৮%'],
    ['bn', 'latn', '412,600', '3.4%', '+18%'],
  ] as const)(
    'in %s with %s digits are written %s, %s and %s',
    (language, digits, count, percent, change) => {
      const numbers = numberFormat({ language, digits })
      expect([numbers.count(412600), numbers.percent(3.4), numbers.change(18)]).toEqual([
        count,
        percent,
        change,
      ])
    },
  )
})

describe('percentages', () => {
  it.each([
    [0, '0%'],
    [0.04, '0.04%'],
    [3.4, '3.4%'],
    [18.4, '18%'],
    [99.4, '99%'],
    [99.6, '99.6%'],
    [99.96, '99.96%'],
    [100, '100%'],
    [100.3, '100.3%'],
    [449.6, '450%'],
  ])('%s reads %s: only 0 and 100 themselves read so', (value, text) => {
    expect(numberFormat({ language: 'en' }).percent(value)).toBe(text)
  })
})

describe('the change on the period before', () => {
  const note = (previous: number, value: number, unit?: 'percent') => {
    const figure = { indicator: 'posts', value, previous, ...(unit ? { unit } : {}) }
    return keyFigureTexts(figure, wordsOf('en'), numberFormat({ language: 'en' })).note
  }

  it.each([
    [9_000, 6, '−99.9% on the period before'],
    [4_078, 4_812, '+18% on the period before'],
    [10_000, 10_004, '+0.04% on the period before'],
    [250, 250, 'as in the period before'],
    [1, 7, '1 in the period before'],
    [0, 7, '0 in the period before'],
    [19, 7, '19 in the period before'],
    [20, 0, '−100% on the period before'],
  ])('from %s to %s reads "%s"', (previous, value, text) => {
    expect(note(previous, value)).toBe(text)
  })

  it.each([
    [40, 43, '+3 points on the period before'],
    [43.2, 40, '−3.2 points on the period before'],
    [0, 43, '+43 points on the period before'],
    [43, 43, 'as in the period before'],
  ])('of %s to %s per cent reads "%s"', (previous, value, text) => {
    expect(note(previous, value, 'percent')).toBe(text)
  })
})

describe('periods', () => {
  it.each([
    ['2026-09-01', '2026-09-30', 'September 2026'],
    ['2024-02-01', '2024-02-29', 'February 2024'],
    ['2026-07-01', '2026-09-30', 'July–September 2026'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-09-05', '2026-09-05', '5 September 2026'],
    ['2026-09-01', '2026-09-15', '1–15 September 2026'],
    ['2025-12-20', '2026-01-10', '20 December 2025 – 10 January 2026'],
  ])('from %s to %s are said "%s"', (from, to, said) => {
    expect(sayPeriod({ from, to }, wordsOf('en'), numberFormat({ language: 'en' }))).toBe(said)
  })

  it('name the two ends with a word where text runs from the right', () => {
    const said = sayPeriod(
      { from: '2026-09-01', to: '2026-09-15' },
      wordsOf('ur'),
      numberFormat({ language: 'ur' }),
    )
    expect(said).toBe('1 تا 15 ستمبر 2026')
  })
})

describe('the title', () => {
  const title = (rows: ChartRow[], indicator = 'enquiries', dimension = 'channel') =>
    findTitle(
      sampleContent('en', { charts: [{ kind: 'ranked-bars', indicator, dimension, rows }] }),
      wordsOf('en'),
      numberFormat({ language: 'en' }),
    )

  it.each([
    [
      'two channels where none has two fifths',
      [
        ['whatsapp', 35],
        ['hotline', 26],
        ['email', 20],
        ['x', 19],
      ],
      'Six in ten of 100 questions about migration reached us by WhatsApp or the hotline',
    ],
    [
      'one channel with more',
      [
        ['whatsapp', 70],
        ['hotline', 30],
      ],
      'Seven in ten of 100 questions about migration reached us by WhatsApp',
    ],
    [
      '"about" where it is not near a tenth',
      [
        ['whatsapp', 66],
        ['hotline', 34],
      ],
      'About seven in ten of 100 questions about migration reached us by WhatsApp',
    ],
    [
      'a percentage where it is nearly all',
      [
        ['whatsapp', 98],
        ['hotline', 2],
      ],
      'WhatsApp: 98% of 100 enquiries',
    ],
    [
      'the hotline with a capital letter where the sentence begins with it',
      [
        ['hotline', 990],
        ['x', 10],
      ],
      'The hotline: 99% of 1,000 enquiries',
    ],
    [
      'only the count where there are too few questions',
      [
        ['whatsapp', 30],
        ['hotline', 19],
      ],
      '4,812 enquiries',
    ],
    [
      'none of nine that are nearly equal',
      [605, 573, 571, 556, 550, 540, 530, 520, 510].map(
        (value, index) => [`channel-${index}`, value] as [string, number],
      ),
      'No contact method stands out: none brought more than 13% of 4,955 enquiries',
    ],
    [
      'none of two that are nearly equal',
      [
        ['whatsapp', 510],
        ['hotline', 490],
        ['x', 480],
      ],
      'No contact method stands out: none brought more than 35% of 1,480 enquiries',
    ],
    [
      'two that stand clear of the others, though not of each other',
      [
        ['whatsapp', 450],
        ['hotline', 440],
        ['x', 110],
      ],
      'Nine in ten of 1,000 questions about migration reached us by WhatsApp or the hotline',
    ],
    [
      'never "other"',
      [
        ['other', 60],
        ['whatsapp', 40],
      ],
      'Four in ten of 100 questions about migration reached us by WhatsApp',
    ],
  ] as const)('names %s', (_what, cells, expected) => {
    expect(title(cells.map(([key, value]) => ({ key, value })))).toBe(expected)
  })

  it.each([
    [
      'the main topic, with its share and what it is of',
      [60, 40],
      'Work abroad was the main topic: 60% of 100 questions',
    ],
    [
      'no topic where none leads',
      [52, 48],
      'No topic stands out: none makes up more than 52% of 100 questions',
    ],
  ])('names %s', (_what, [first, second], expected) => {
    const cells = [
      { key: 'work-abroad', value: first ?? 0 },
      { key: 'family', value: second ?? 0 },
    ]
    expect(title(cells, 'enquiries', 'topic')).toBe(expected)
  })

  it('names no topic where "other" is larger than each', () => {
    const cells = [
      { key: 'other', value: 70 },
      { key: 'family', value: 30 },
    ]
    expect(title(cells, 'enquiries', 'topic')).toBe('4,812 enquiries')
  })

  it('takes the share of the key figure where a row is not shown', () => {
    const cells: ChartRow[] = [
      { key: 'hotline', value: 2406 },
      { key: 'x', value: 'not-shown' },
    ]
    expect(title(cells)).toBe('Five in ten of 4,812 questions about migration reached us by the hotline')
  })

  it('adds up nothing that counts unique people', () => {
    expect(
      title(
        [
          { key: 'facebook', value: 900 },
          { key: 'x', value: 100 },
        ],
        'reach',
        'network',
      ),
    ).toBe('Most people reached: Facebook (900)')
  })

  it('says that there are no figures where there are none', () => {
    const empty = sampleContent('en', {
      indicators: [{ indicator: 'enquiries', value: null }],
      charts: [
        {
          kind: 'ranked-bars',
          indicator: 'enquiries',
          dimension: 'channel',
          rows: [{ key: 'x', value: null }],
        },
      ],
    })
    expect(findTitle(empty, wordsOf('en'), numberFormat({ language: 'en' }))).toBe(
      'There are no figures for this period yet',
    )
  })
})

describe.each(languages)('the words in %s', language => {
  const english = wordsOf('en')
  const words = wordsOf(language)

  it.each(['indicators', 'labels', 'dimensions', 'chartTitles'] as const)(
    'have the same %s as English',
    part => {
      expect(Object.keys(words[part]).sort()).toEqual(Object.keys(english[part]).sort())
    },
  )

  it('name every known indicator, twelve months and nine tenths', () => {
    expect(Object.keys(words.indicators).sort()).toEqual([...knownIndicators].sort())
    expect([words.months.length, words.shortMonths.length, words.tenths.length]).toEqual([12, 12, 9])
  })
})
