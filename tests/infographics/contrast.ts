import { type Colour, palette } from '../../src/infographics/palette.ts'

/** Text on its ground: at least 4.5:1 (WCAG 2.2, 1.4.3). */
export const textPairs: readonly (readonly [text: Colour, ground: Colour])[] = [
  [palette.onBand, palette.band],
  [palette.ink, palette.page],
  [palette.quiet, palette.page],
  [palette.strong, palette.page],
  [palette.ink, palette.tile],
  [palette.quiet, palette.tile],
  [palette.strong, palette.tile],
  [palette.onBand, palette.strong],
  [palette.ink, palette.muted],
  [palette.ink, palette.unknown],
  [palette.target, palette.page],
  [palette.onWarning, palette.warning],
]

/** Shapes that carry meaning, on their ground: at least 3:1 (WCAG 2.2, 1.4.11). */
export const graphicPairs: readonly (readonly [shape: Colour, ground: Colour])[] = [
  [palette.strong, palette.page],
  [palette.muted, palette.page],
  [palette.unknown, palette.page],
  [palette.target, palette.page],
]

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
