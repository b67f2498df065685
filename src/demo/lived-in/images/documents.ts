import { type DrawnImage, rect, svgOf } from './svg.ts'

/** Papers on a desk: a form, a certificate with its seal, a passport. */
export function documents(): DrawnImage {
  const lines = (x: number, y: number, count: number, w: number) =>
    Array.from({ length: count }, (_each, index) =>
      rect(x, y + index * 34, index % 3 === 2 ? w * 0.62 : w, 13, '#cbd5e1', 'rx="6"'),
    ).join('')
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#d9e5e0'),
      '<circle cx="1080" cy="90" r="210" fill="#c7d9d1"/>',
      `<g transform="rotate(-7 380 350)">${rect(190, 90, 390, 520, '#ffffff', 'rx="8"')}${rect(235, 145, 190, 24, '#14213d', 'rx="6"')}${lines(235, 205, 9, 300)}</g>`,
      `<g transform="rotate(5 760 330)">${rect(560, 110, 420, 470, '#fffaf0', 'rx="8"')}${rect(585, 135, 370, 420, 'none', 'rx="4" stroke="#d8a657" stroke-width="4"')}${rect(665, 185, 210, 26, '#8a6d3b', 'rx="6"')}${lines(645, 250, 5, 250)}<circle cx="835" cy="480" r="44" fill="#c2570c"/><circle cx="835" cy="480" r="30" fill="#e88b4a"/></g>`,
      `<g transform="rotate(-3 950 470)">${rect(850, 330, 230, 300, '#0b3d6e', 'rx="16"')}<circle cx="965" cy="455" r="52" fill="none" stroke="#f2c98a" stroke-width="6"/><path d="M913 455h104M965 403c-34 34-34 70 0 104M965 403c34 34 34 70 0 104" fill="none" stroke="#f2c98a" stroke-width="5"/>${rect(905, 550, 120, 14, '#f2c98a', 'rx="7"')}</g>`,
    ]),
    focus: { x: 0.62, y: 0.5 },
  }
}
