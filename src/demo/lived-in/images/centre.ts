import { chances, type DrawnImage, rect, sky, svgOf } from './svg.ts'

/** The centre in the evening: light in the windows, the door open. */
export function centre(): DrawnImage {
  const chance = chances(5)
  const stars = Array.from(
    { length: 40 },
    () =>
      `<circle cx="${(chance() * 1_200).toFixed(0)}" cy="${(chance() * 240).toFixed(0)}" r="${(1 + chance() * 1.6).toFixed(1)}" fill="#ffe9c9" opacity="0.8"/>`,
  )
  const window = (x: number, y: number, isLit = true) =>
    `${rect(x, y, 84, 96, isLit ? '#ffd98a' : '#3c4a74', 'rx="6"')}<path d="M${x + 42} ${y}v96M${x} ${y + 48}h84" stroke="#5b4a6d" stroke-width="6"/>`
  return {
    svg: svgOf([
      sky(['#2b2f63', '#c77b73']),
      ...stars,
      rect(0, 540, 1_200, 135, '#3a3357'),
      rect(60, 300, 220, 250, '#443c68') + window(100, 340, false) + window(100, 450),
      rect(930, 260, 210, 290, '#443c68') + window(990, 310) + window(990, 430, false),
      rect(320, 190, 560, 360, '#5d4f7f'),
      '<polygon points="295,195 600,70 905,195" fill="#40375f"/>',
      window(365, 245) + window(485, 245) + window(631, 245) + window(751, 245),
      window(365, 390) + window(751, 390),
      rect(500, 380, 200, 170, '#ffd98a', 'rx="8"'),
      rect(500, 380, 64, 170, '#8a5a36'),
      '<circle cx="552" cy="470" r="6" fill="#ffd98a"/>',
      '<polygon points="564,550 700,550 800,675 500,675" fill="#ffd98a" opacity="0.45"/>',
      rect(470, 345, 260, 28, '#f2b134', 'rx="6"'),
      '<circle cx="600" cy="140" r="24" fill="#ffd98a"/>',
    ]),
    focus: { x: 0.52, y: 0.62 },
  }
}
