import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ExportRow } from '../../../src/outreach/export/export-table.ts'
import { csvFormat } from '../../../src/outreach/export/formats/csv.ts'
import { runsOf } from '../../factories/depth.ts'

const columns = ['first', 'second', 'third'].map(name => ({ name, kind: 'text' as const, meaning: '' }))

async function linesOf(rows: ExportRow[]): Promise<string> {
  async function* pages() {
    yield rows
  }
  const about = {
    version: '1',
    extractedAt: '2026-10-05T09:00:00Z',
    period: { from: '2026-09-01', to: '2026-09-30' },
    filters: { offices: ['lahore'], projects: 'all' as const },
    world: 'live' as const,
    audience: 'internal' as const,
    countingRules: [],
    definitions: {},
    codebook: {},
  }
  const pieces: Uint8Array[] = []
  for await (const piece of csvFormat(about, [{ name: 'table', columns, pages: pages() }])) pieces.push(piece)
  return Buffer.concat(pieces.slice(1)).toString()
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', '＝', 'a', '1'),
  }),
)

it('writes a cell as csv-stringify does, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(texts, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)), {
        minLength: 3,
        maxLength: 3,
      }),
      async ([first = null, second = null, third = null]) => {
        const expected = stringify([['row', first, second, third, null, null]], {
          escape_formulas: true,
          cast: { boolean: String },
        })
        expect(await linesOf([{ first, second, third }])).toBe(expected)
      },
    ),
    {
      numRuns: runsOf(1_000),
      examples: [
        [['=1+1', '-5', -5]],
        [['"a", b', 'two\nlines', 'cr\r']],
        [['', null, 'هاٹ لائن']],
        [['2026-09-01', '1.5e3', 'https://x.com/a/status/1']],
      ],
    },
  )
})

it('leaves no formula to a spreadsheet', async () => {
  const row = { first: '=HYPERLINK("https://x.example")', second: '+1', third: '@sum' }
  expect(await linesOf([row])).toBe(`row,"'=HYPERLINK(""https://x.example"")",'+1,'@sum,,\n`)
})
