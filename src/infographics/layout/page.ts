import { languageEntry } from '../../core/languages/registry.ts'
import type { InfographicContent } from '../content.ts'
import { describe } from '../describe.ts'
import { findTitle, summarise } from '../finding.ts'
import { isolate } from '../isolate.ts'
import { numberFormat } from '../numbers.ts'
import { palette } from '../palette.ts'
import { mirrored, type Scene, type SceneNode } from '../scene.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { wordsOf } from '../words/lookup.ts'
import { layCharts } from './charts.ts'
import { layFooter } from './footer.ts'
import { layHeader } from './header.ts'
import { laySandboxBand, laySandboxMargins, sandboxFoot } from './sandbox-mark.ts'
import { fitIn, inner, page, placeText, type Sheet } from './sheet.ts'
import { layTiles } from './tiles.ts'

/** Tried from roomy to tight, until every chart can be read. */
const densities = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58]

/** Lays the whole picture out: 1080 × 1350 px, mirrored for right-to-left languages. */
export function layPage(content: InfographicContent, type: Typesetter): Scene {
  const words = wordsOf(content.language)
  const numbers = numberFormat(content)
  const { direction } = languageEntry(content.language)
  let laid: { nodes: SceneNode[]; fits: boolean } = { nodes: [], fits: false }
  for (const density of densities) {
    laid = layAt({ content, words, numbers, type, density })
    if (laid.fits) break
  }
  return {
    width: page.width,
    height: page.height,
    language: content.language,
    direction,
    title: isolate(findTitle(content, words, numbers), direction),
    description: isolate(describe(content, 'everything'), direction),
    nodes: direction === 'rtl' ? mirrored(laid.nodes, page.width) : laid.nodes,
  }
}

function layAt(sheet: Sheet): { nodes: SceneNode[]; fits: boolean } {
  const { content, words, numbers, density } = sheet
  const header = layHeader(sheet)
  const band = laySandboxBand(sheet, header.height)
  const foot = page.height - sandboxFoot(sheet)
  let y = header.height + band.height + 22 * density
  const title = fitIn(sheet, findTitle(content, words, numbers), {
    width: inner.width,
    maxLines: 3,
    size: 46,
    smallest: 26,
    weight: 700,
  })
  const titleNodes = placeText(sheet, title, { x: inner.left, top: y, fill: palette.ink })
  y += title.height + 10 * density
  const summary = fitIn(sheet, summarise(content, words, numbers), {
    width: inner.width,
    maxLines: 4,
    size: 22,
    smallest: 15,
    weight: 400,
  })
  const summaryNodes = placeText(sheet, summary, { x: inner.left, top: y, fill: palette.quiet })
  y += summary.height + 16 * density
  const tiles = layTiles(sheet, y)
  y += tiles.height + 18 * density
  const footer = layFooter(sheet)
  const charts = layCharts(sheet, { x: inner.left, y, width: inner.width, height: footer.top - y - 12 })
  return {
    fits: charts.fits,
    nodes: [
      { kind: 'rect', x: 0, y: 0, width: page.width, height: page.height, fill: palette.page },
      ...laySandboxMargins(sheet, header.height + band.height, foot),
      ...header.nodes,
      ...band.nodes,
      ...titleNodes,
      ...summaryNodes,
      ...tiles.nodes,
      ...charts.nodes,
      ...footer.nodes,
      ...laySandboxBand(sheet, foot).nodes,
    ],
  }
}
