import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/core/hash.ts'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import { altTextLimit } from '../../src/infographics/describe.ts'
import { drawInfographic } from '../../src/infographics/infographic.ts'
import { manyKinds } from './many-kinds.ts'
import { sampleContent } from './sample-content.ts'

const formats = ['svg', 'png', 'pdf'] as const

describe.each(languages)('an infographic in %s', language => {
  it.each(formats)('has the same bytes twice as %s', async format => {
    const once = await drawInfographic(sampleContent(language), format)
    const again = await drawInfographic(sampleContent(language), format)
    expect(sha256(again.bytes)).toBe(sha256(once.bytes))
  })

  it('is a PNG of 1080 × 1350 px', async () => {
    const { bytes, contentType } = await drawInfographic(sampleContent(language), 'png')
    const png = Buffer.from(bytes)
    expect(contentType).toBe('image/png')
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      1080,
      1350,
    ])
  })

  it('is a tagged PDF/UA-1 without a date of making', async () => {
    const { bytes, contentType } = await drawInfographic(manyKinds(language), 'pdf')
    const pdf = Buffer.from(bytes).toString('latin1')
    expect(contentType).toBe('application/pdf')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).not.toContain('/CreationDate')
  })

  it('has an alternative text that a post can carry, with its figures', async () => {
    const content = sampleContent(language, { digits: 'latn' })
    const { altText } = await drawInfographic(content, 'svg')
    expect(altText.length).toBeLessThanOrEqual(altTextLimit)
    for (const figure of ['4,812', '1,236', '3.4%', '1,684', '1,540']) expect(altText).toContain(figure)
  })

  it('says it is sandbox data at head and foot, in the margins and in the alternative text', async () => {
    const { bytes, altText } = await drawInfographic(sampleContent(language, { sandbox: true }), 'svg')
    const plain = await drawInfographic(sampleContent(language), 'svg')
    const svg = new TextDecoder().decode(bytes)
    const mark = altText.split(':')[0] ?? ''
    expect(mark.length).toBeGreaterThan(5)
    expect(svg.split(mark).length - 1).toBeGreaterThanOrEqual(8)
    expect(new TextDecoder().decode(plain.bytes)).not.toContain(mark)
  })
})

describe('labels with characters no font has', () => {
  const odd = [
    '😀 emoji',
    '中文',
    '\u0001control',
    '\u2067open',
    '#let "q" $x$ [b] *c*',
    '<b>&',
    'U\u0308ni\u0301',
  ]

  it.each(formats)('do not stop a %s', async format => {
    const usual = sampleContent('ur')
    const charts = usual.charts.map(chart =>
      chart.kind === 'ranked-bars'
        ? { ...chart, rows: chart.rows.map((row, index) => ({ ...row, label: odd[index] ?? row.key })) }
        : chart,
    )
    const { bytes } = await drawInfographic({ ...usual, charts }, format)
    expect(bytes.length).toBeGreaterThan(10_000)
  })
})

describe('the text of a live SVG', () => {
  it('reads from the right in Urdu', async () => {
    const svg = new TextDecoder().decode((await drawInfographic(sampleContent('ur'), 'svg')).bytes)
    expect(svg).toContain('direction="rtl"')
    expect(svg).toContain('lang="ur"')
    expect(svg.match(/<title[ >].*<\/title>/)).not.toBeNull()
    expect(svg.match(/<desc[ >].*<\/desc>/)).not.toBeNull()
  })

  it('shows markup in labels as text', async () => {
    const content = sampleContent('en', { office: '<script>alert(1)</script> & "Co"' })
    const svg = new TextDecoder().decode((await drawInfographic(content, 'svg')).bytes)
    expect(svg).not.toContain('<script')
  })
})
