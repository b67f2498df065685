import { openTypesetter } from '../../../infographics/text/typesetter.ts'
import { outlined } from './outlined.ts'
import { type DrawnImage, rect, svgOf } from './svg.ts'

/** What a hotline card says. */
export interface HotlineCard {
  language: Parameters<typeof openTypesetter>[0]
  direction: 'ltr' | 'rtl'
  title: string
  number: string
  hours: string
  promise: string
}

/** A card with the number to call, in the language of those who call. */
export async function hotline(card: HotlineCard): Promise<DrawnImage> {
  const type = await openTypesetter(card.language)
  // Set as Latin digits by themselves, so that the groups keep their order beside right-to-left words.
  const digits = await openTypesetter('en')
  const edge = card.direction === 'rtl' ? 1_090 : 110
  const anchor = card.direction === 'rtl' ? 'end' : 'start'
  const line = (text: string, y: number, size: number, fill: string, weight: 400 | 700 = 400) =>
    outlined(type, { text, x: edge, y, size, fill, weight, anchor })
  const circle = card.direction === 'rtl' ? 230 : 985
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#0b3d6e'),
      `<circle cx="${circle}" cy="338" r="310" fill="#11497f"/><circle cx="${circle}" cy="338" r="215" fill="#175892"/>`,
      `<g transform="translate(${circle} 338) scale(1.35)"><path d="M-62-78c-16 4-28 18-26 40 8 70 66 130 138 138 22 2 36-10 40-26l4-18c2-8-2-14-10-18l-38-16c-7-3-14-1-18 5l-10 14c-26-10-50-34-60-60l14-10c6-4 8-11 5-18l-16-38c-4-8-10-12-18-10z" fill="#f2b134"/><path d="M20-70a70 70 0 0 1 58 58M20-38a38 38 0 0 1 28 28" fill="none" stroke="#ffffff" stroke-width="11" stroke-linecap="round"/></g>`,
      line(card.title, 190, 50, '#cfe3f5', 700),
      outlined(digits, {
        text: card.number,
        x: edge,
        y: 330,
        size: 84,
        fill: '#ffffff',
        weight: 700,
        anchor,
      }),
      line(card.hours, 430, 35, '#ffffff'),
      line(card.promise, 540, 34, '#f2b134'),
    ]),
    focus: { x: 0.5, y: 0.42 },
  }
}
