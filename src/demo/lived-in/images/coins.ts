import { type DrawnImage, rect, svgOf } from './svg.ts'

/** Two stacks of coins: what is sent, and what arrives. */
export function coins(): DrawnImage {
  const stack = (x: number, count: number) =>
    Array.from({ length: count }, (_each, index) => {
      const y = 520 - index * 42
      return `<ellipse cx="${x}" cy="${y + 14}" rx="120" ry="34" fill="#c98a1b"/>${rect(x - 120, y - 8, 240, 22, '#c98a1b')}<ellipse cx="${x}" cy="${y - 8}" rx="120" ry="34" fill="#f2b134"/><ellipse cx="${x}" cy="${y - 8}" rx="88" ry="23" fill="none" stroke="#d99a22" stroke-width="5"/>`
    }).join('')
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#e4f4ec'),
      rect(0, 545, 1_200, 130, '#cfe6da'),
      '<circle cx="600" cy="250" r="150" fill="#d5ecdf"/>',
      stack(320, 9),
      stack(880, 5),
      '<path d="M500 330h170m-58-58 66 58-66 58" fill="none" stroke="#0f6b4f" stroke-width="26" stroke-linecap="round" stroke-linejoin="round"/>',
    ]),
    focus: { x: 0.3, y: 0.45 },
  }
}
