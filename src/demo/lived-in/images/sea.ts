import { chances, type DrawnImage, height, sky, svgOf, width } from './svg.ts'

/** A small boat at night. */
export function sea(): DrawnImage {
  const chance = chances(11)
  const stars = Array.from({ length: 70 }, () => {
    const [x, y, r] = [chance() * width, chance() * 300, 0.8 + chance() * 1.7]
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}" fill="#dfe8f5" opacity="0.8"/>`
  })
  const wave = (base: number, swell: number, length: number, shift: number, fill: string) => {
    const points = Array.from({ length: 81 }, (_each, step) => {
      const x = (step * width) / 80
      return `${x.toFixed(0)},${(base + Math.sin(x / length + shift) * swell).toFixed(1)}`
    })
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`
  }
  const boat =
    '<g transform="translate(430 398) rotate(-5)"><path d="M-120 0h240l-38 52H-82z" fill="#c2570c"/><path d="M-120 0h240l-9 13h-222z" fill="#e88b4a"/>' +
    [-70, -35, 0, 35, 70]
      .map(
        x =>
          `<circle cx="${x}" cy="-26" r="13" fill="#f0c9a0"/><path d="M${x - 18} 2a18 22 0 0 1 36 0z" fill="#33496b"/>`,
      )
      .join('') +
    '</g>'
  return {
    svg: svgOf([
      sky(['#0a1730', '#28436d']),
      ...stars,
      '<path d="M905 95a74 74 0 1 0 62 112 60 60 0 0 1-62-112z" fill="#f4ead2"/>',
      wave(385, 16, 95, 0.6, '#1f3a63'),
      boat,
      wave(448, 22, 120, 1.8, '#17305a'),
      wave(515, 26, 150, 3.1, '#10264b'),
      wave(590, 24, 175, 0.2, '#0b1c3b'),
    ]),
    focus: { x: 0.36, y: 0.58 },
  }
}
