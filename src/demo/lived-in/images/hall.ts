import { type DrawnImage, rect, svgOf } from './svg.ts'

/** A hall with rows of chairs before a screen. */
export function hall(): DrawnImage {
  const rows = [0, 1, 2, 3].flatMap(row => {
    const size = 46 + row * 17
    const gap = size * 1.42
    const count = 11
    const y = 375 + row * 74
    return Array.from({ length: count }, (_each, index) => {
      const x = 600 + (index - (count - 1) / 2) * gap - size / 2
      const fill =
        (index + row) % 7 === 3 ? '#c2570c' : (['#3f6ea3', '#2f5d93', '#1d4d84', '#0b3d6e'][row] ?? '#0b3d6e')
      return rect(x, y, size, size * 1.15, fill, `rx="${size * 0.22}"`)
    })
  })
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#f4ede2'),
      rect(0, 330, 1_200, 345, '#e3d6c3'),
      rect(330, 50, 540, 245, '#ffffff', 'rx="10"'),
      rect(370, 95, 250, 26, '#0b5cad', 'rx="13"'),
      rect(370, 145, 400, 14, '#c9d6e6', 'rx="7"'),
      rect(370, 175, 440, 14, '#c9d6e6', 'rx="7"'),
      rect(370, 205, 350, 14, '#c9d6e6', 'rx="7"'),
      '<circle cx="790" cy="240" r="28" fill="#f2b134"/>',
      ...[110, 1_020].map(x => rect(x, 80, 90, 170, '#cfe3f5', 'rx="8"')),
      ...rows,
    ]),
    focus: { x: 0.5, y: 0.35 },
  }
}
