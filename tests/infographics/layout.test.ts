import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type InfographicLanguage as Language,
  infographicLanguages as languages,
} from '../../src/core/languages/infographic-languages.ts'
import type { ChartSpec, InfographicContent } from '../../src/infographics/content.ts'
import { layPage } from '../../src/infographics/layout/page.ts'
import { palette } from '../../src/infographics/palette.ts'
import type { TextNode } from '../../src/infographics/scene.ts'
import { openTypesetter } from '../../src/infographics/text/typesetter.ts'
import { wordsOf } from '../../src/infographics/words/lookup.ts'
import { runsOf } from '../factories/depth.ts'
import { type Ink, inkOf, overlap } from './ink.ts'
import { manyKinds } from './many-kinds.ts'
import { sampleContent } from './sample-content.ts'

const nasty = [
  'Donaudampfschifffahrtsgesellschaftskapitänsanwärterprüfungsunterlagenausgabestelle',
  'A label that goes on and on about recruitment agencies, their fees, and the licences they ought to show to people who ask',
  'کارکنوں کے بین الاقوامی حقوق اور بیرونِ ملک ملازمت کے معاہدوں کی قانونی جانچ پڑتال سے متعلق تفصیلی سوالات',
  'অভিবাসনপ্রত্যাশীদের জন্য দীর্ঘ নামের একটি বিষয় যা একটি সারিতে কখনও ধরবে না',
  'المستفيدون من خدمات مركز موارد المهاجرين في محافظة السليمانية وما حولها',
  '+92 304 1112123',
  'https://example.org/a/very/long/address/that/never/ends/and/has/no/spaces?really=true',
  '\u2067unclosed',
  '<b>&amp;</b>',
  '😀',
  ' ',
  '1',
]

const label = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
)
const text = label.filter(words => words.trim() !== '')
const figure = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 999_999_999 }),
)
const rows = fc.array(fc.record({ key: fc.constant('row'), label: text, value: figure }), { maxLength: 12 })
const months = fc.array(figure, { maxLength: 24 }).map(values =>
  values.map((value, index) => ({
    month: `202${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    value,
  })),
)

const chart: fc.Arbitrary<ChartSpec> = fc.oneof(
  fc.record({
    kind: fc.constant('ranked-bars' as const),
    indicator: fc.constant('enquiries'),
    dimension: fc.constant('channel'),
    rows,
  }),
  fc.record({
    kind: fc.constant('columns' as const),
    indicator: fc.constant('posts'),
    dimension: fc.constant('topic'),
    title: text,
    rows,
  }),
  fc.record({
    kind: fc.constant('line' as const),
    indicator: fc.constant('enquiries'),
    target: fc.nat(),
    points: months,
  }),
  fc.record({
    kind: fc.constant('sex-age' as const),
    indicator: fc.constant('participants'),
    rows: fc.array(fc.record({ age: text, women: figure, men: figure, unknown: figure }), { maxLength: 10 }),
  }),
)

function anyContent(language: Language): fc.Arbitrary<InfographicContent> {
  return fc
    .record({
      office: text,
      source: text,
      countingRule: text,
      handles: fc.array(text, { maxLength: 6 }),
      sandbox: fc.boolean(),
      credit: fc.oneof(
        fc.constant('none' as const),
        text.map(line => ({ line, emblem: 'eu' as const })),
      ),
      indicators: fc.array(
        fc.record({ indicator: fc.constant('enquiries'), value: figure, label: text, note: text }),
        { minLength: 1, maxLength: 4 },
      ),
      charts: fc.array(chart, { minLength: 1, maxLength: 4 }),
    })
    .map(changes => sampleContent(language, changes))
}

async function inksOf(content: InfographicContent): Promise<{ inks: Ink[]; width: number; height: number }> {
  const type = await openTypesetter(content.language)
  const scene = layPage(content, type)
  const upright = scene.nodes.filter(
    (node): node is TextNode => node.kind === 'text' && node.rotate === undefined,
  )
  return { ...scene, inks: upright.flatMap(node => inkOf(node, scene, type) ?? []) }
}

describe.each(languages)('the layout in %s', language => {
  it('keeps all text on the page, whatever the labels and figures', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyContent(language), async content => {
        const { inks, width, height } = await inksOf(content)
        const outside = inks.filter(
          ink => ink.left < 20 || ink.right > width - 20 || ink.top < 0 || ink.bottom > height,
        )
        expect(outside).toEqual([])
      }),
      { numRuns: runsOf(40), seed: 7 },
    )
  })

  it.each([
    ['a usual month', sampleContent(language)],
    ['all kinds of charts', manyKinds(language)],
    ['long labels', withLongLabels(language)],
  ])('lets no text run into another: %s', async (_name, content) => {
    const { inks } = await inksOf(content)
    const collisions = inks.flatMap((one, index) =>
      inks
        .slice(index + 1)
        .flatMap(other =>
          overlap(one, other) > allowance[language]
            ? [`${one.text} × ${other.text}: ${overlap(one, other).toFixed(1)} px`]
            : [],
        ),
    )
    expect(collisions).toEqual([])
  })
})

describe.each(languages)('the sandbox mark in %s', language => {
  it('stands at head and foot and in the margins, and runs under no text', async () => {
    const content = sampleContent(language, { sandbox: true })
    const type = await openTypesetter(language)
    const scene = layPage(content, type)
    const grounds = scene.nodes.flatMap(node =>
      node.kind === 'rect' && node.fill === palette.warning ? [node] : [],
    )
    const texts = scene.nodes.filter((node): node is TextNode => node.kind === 'text')
    const marks = texts.filter(node => node.fill === palette.onWarning && isMark(node.text, language))
    expect(marks).toHaveLength(10)
    expect(Math.max(...marks.map(mark => mark.y)) - Math.min(...marks.map(mark => mark.y))).toBeGreaterThan(
      1_100,
    )
    for (const node of texts.filter(text => !marks.includes(text))) {
      const ink = inkOf(node, scene, type)
      if (!ink) continue
      for (const ground of grounds)
        expect(
          overlap(ink, {
            ...ink,
            left: ground.x,
            right: ground.x + ground.width,
            top: ground.y,
            bottom: ground.y + ground.height,
          }),
          node.text,
        ).toBeLessThan(4)
    }
  })
})

const isMark = (text: string, language: Language) =>
  text.replace(/[\u2066\u2069]/g, '').startsWith(wordsOf(language).sandboxMark)

// Boxes of glyphs, not their curves: sloping Nastaliq lines reach into each other's boxes without touching.
const allowance: Record<Language, number> = { en: 1, ur: 12, ar: 4, prs: 4, ps: 4, bn: 2 }

function withLongLabels(language: Language): InfographicContent {
  const usual = sampleContent(language)
  return {
    ...usual,
    charts: usual.charts.map(chart =>
      chart.kind === 'ranked-bars'
        ? { ...chart, rows: chart.rows.map((row, index) => ({ ...row, label: nasty[index] ?? row.key })) }
        : chart,
    ),
  }
}
