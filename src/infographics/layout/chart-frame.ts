import type { ChartSpec } from '../content.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { chartTitle } from '../words/words.ts'
import { type Block, type Frame, fitIn, placeMiddle, placeText, type Sheet } from './sheet.ts'

/** What a chart counts over, for its title. */
function chartDimension(chart: ChartSpec): string {
  switch (chart.kind) {
    case 'line':
      return 'month'
    case 'sex-age':
      return 'sex-age'
    case 'ranked-bars':
    case 'columns':
      return chart.dimension
  }
}

export function titleOf(sheet: Pick<Sheet, 'words'>, chart: ChartSpec): string {
  return chart.title ?? chartTitle(sheet.words, chart.indicator, chartDimension(chart))
}

export function layChartTitle(
  sheet: Sheet,
  chart: ChartSpec,
  frame: { x: number; y: number; width: number },
): Block {
  const title = fitIn(sheet, titleOf(sheet, chart), {
    width: frame.width,
    maxLines: 2,
    size: 24,
    smallest: 16,
    weight: 700,
  })
  return {
    nodes: placeText(sheet, title, { x: frame.x, top: frame.y, fill: palette.ink }),
    height: title.height + 8,
  }
}

/** Said in words where a chart has no figure at all. */
export function layNoFigures(sheet: Sheet, frame: Frame): SceneNode[] {
  const text = fitIn(sheet, sheet.words.noFiguresYet, {
    width: frame.width,
    maxLines: 2,
    size: 20,
    smallest: 12,
    weight: 400,
  })
  return [
    { kind: 'rect', ...frame, fill: palette.tile, radius: 8 },
    ...placeMiddle(sheet, text, {
      x: frame.x + frame.width / 2,
      middle: frame.y + frame.height / 2,
      anchor: 'middle',
      fill: palette.quiet,
    }),
  ]
}
