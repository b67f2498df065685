import { palette } from '../palette.ts'
import { sayPeriodOf } from '../periods.ts'
import { type Block, fitIn, inner, page, placeMiddle, type Sheet } from './sheet.ts'

const height = 92

/** Office and period, on the dark band. */
export function layHeader(sheet: Sheet): Block {
  const { content, words, numbers } = sheet
  const period = `${words.outreach}${words.listSeparator}${sayPeriodOf(content, words, numbers)}`
  const full = { ...sheet, density: 1 }
  const when = fitIn(full, period, {
    width: inner.width * 0.42,
    maxLines: 2,
    maxHeight: height * 0.78,
    size: 23,
    smallest: 15,
    weight: 400,
  })
  const who = fitIn(full, content.office, {
    width: inner.width - when.width - 32,
    maxLines: 2,
    maxHeight: height * 0.78,
    size: 28,
    smallest: 15,
    weight: 700,
  })
  return {
    height,
    nodes: [
      { kind: 'rect', x: 0, y: 0, width: page.width, height, fill: palette.band },
      ...placeMiddle(sheet, who, { x: inner.left, middle: height / 2, fill: palette.onBand }),
      ...placeMiddle(sheet, when, {
        x: inner.right,
        middle: height / 2,
        anchor: 'end',
        fill: palette.onBand,
      }),
    ],
  }
}
