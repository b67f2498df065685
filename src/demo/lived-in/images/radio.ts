import { type DrawnImage, rect, svgOf } from './svg.ts'

/** A studio microphone between waves of sound. */
export function radio(): DrawnImage {
  const waves = [1, 2, 3, 4].flatMap(step => {
    const r = 150 + step * 75
    const arc = (side: 1 | -1) => {
      const x = 600 + side * r * 0.82
      const sweep = side === 1 ? 1 : 0
      return `<path d="M${x} ${300 - r * 0.5}A${r} ${r} 0 0 ${sweep} ${x} ${300 + r * 0.5}" fill="none" stroke="#f2b134" stroke-width="15" stroke-linecap="round" opacity="${(1 - step * 0.19).toFixed(2)}"/>`
    }
    return [arc(1), arc(-1)]
  })
  const grille = [0, 1, 2, 3, 4].map(row =>
    rect(525, 170 + row * 34, 150, 12, '#0b3d6e', 'rx="6" opacity="0.55"'),
  )
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#0b3d6e'),
      '<circle cx="600" cy="300" r="420" fill="#124a80"/>',
      '<circle cx="600" cy="300" r="270" fill="#1a5a97"/>',
      ...waves,
      rect(505, 120, 190, 300, '#e8edf5', 'rx="95"'),
      ...grille,
      '<path d="M455 330v30a145 145 0 0 0 290 0v-30" fill="none" stroke="#e8edf5" stroke-width="18" stroke-linecap="round"/>',
      rect(590, 500, 20, 90, '#e8edf5'),
      rect(490, 585, 220, 24, '#e8edf5', 'rx="12"'),
    ]),
    focus: { x: 0.5, y: 0.4 },
  }
}
