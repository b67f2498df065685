import type { InfographicLanguage as Language } from '../../src/core/languages/infographic-languages.ts'
import type { InfographicContent } from '../../src/infographics/infographic.ts'
import { sampleContent } from './sample-content.ts'

/** What the usual month does not have: hidden cells, gaps, a break in counting, sex and age, columns, the sandbox. */
export function manyKinds(language: Language): InfographicContent {
  return sampleContent(language, {
    period: { from: '2026-07-01', to: '2026-09-30' },
    indicators: [
      { indicator: 'participants', value: 318, previous: 402 },
      { indicator: 'counselled', value: 3 },
      { indicator: 'reach', value: null },
    ],
    charts: [
      {
        kind: 'sex-age',
        indicator: 'participants',
        rows: [
          { age: '<18', women: 12, men: 3, unknown: 0 },
          { age: '18-24', women: 61, men: 74, unknown: 6 },
          { age: '25-34', women: 40, men: 66, unknown: 0 },
          { age: '35+', women: 22, men: 34, unknown: 0 },
        ],
      },
      {
        kind: 'ranked-bars',
        indicator: 'participants',
        dimension: 'kind',
        rows: [
          { key: 'school-visit', value: 210 },
          { key: 'session', value: 104 },
          { key: 'radio-programme', value: null },
          { key: 'counselling-day', value: 4 },
          { key: 'webinar', value: 0 },
        ],
      },
      {
        kind: 'columns',
        indicator: 'posts',
        dimension: 'month',
        rows: [
          { key: '2026-07', value: 18 },
          { key: '2026-08', value: null },
          { key: '2026-09', value: 3 },
        ],
      },
      {
        kind: 'line',
        indicator: 'impressions',
        breakAt: '2026-07',
        points: [
          { month: '2026-04', value: 21000 },
          { month: '2026-05', value: null },
          { month: '2026-06', value: 25500 },
          { month: '2026-07', value: 61000 },
          { month: '2026-08', value: 64000 },
          { month: '2026-09', value: 52000 },
        ],
      },
    ],
    sandbox: true,
    credit: 'none',
    handles: [],
  })
}
