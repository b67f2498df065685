import { type DrawnImage, rect, svgOf } from './svg.ts'

/** A workbench with an engine; tools on the wall. */
export function workshop(): DrawnImage {
  const spanner = (x: number, y: number, angle: number) =>
    `<g transform="translate(${x} ${y}) rotate(${angle})">${rect(-9, -80, 18, 160, '#8795a8', 'rx="9"')}<circle cx="0" cy="-88" r="26" fill="#8795a8"/><circle cx="0" cy="-98" r="13" fill="#dbe4ea"/><circle cx="0" cy="88" r="22" fill="#8795a8"/><circle cx="0" cy="88" r="10" fill="#dbe4ea"/></g>`
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#dbe4ea'),
      rect(90, 60, 1_020, 270, '#cbb79d', 'rx="10"'),
      [130, 210, 290, 370, 450, 530, 610, 690, 770, 850, 930, 1_010]
        .map(x =>
          [100, 160, 220, 280].map(y => `<circle cx="${x + 20}" cy="${y}" r="4" fill="#a8927a"/>`).join(''),
        )
        .join(''),
      spanner(220, 195, 0),
      spanner(310, 195, 0),
      `<g transform="translate(430 190)">${rect(-12, -60, 24, 160, '#8a5a36', 'rx="10"')}${rect(-56, -92, 112, 44, '#56657a', 'rx="8"')}</g>`,
      `<g transform="translate(560 195)">${rect(-9, -10, 18, 110, '#b9c4d1', 'rx="6"')}${rect(-17, -90, 34, 86, '#c2570c', 'rx="14"')}</g>`,
      '<g transform="translate(760 190)"><path d="M-90-60h150l40 40-26 20-24-24-50 8v120h-40V-16l-50-8z" fill="#56657a"/></g>',
      '<circle cx="970" cy="195" r="76" fill="none" stroke="#0b5cad" stroke-width="22"/><circle cx="970" cy="195" r="30" fill="#0b5cad"/>',
      rect(60, 470, 1_080, 40, '#8a5a36', 'rx="8"'),
      rect(110, 510, 46, 165, '#6f4629'),
      rect(1_044, 510, 46, 165, '#6f4629'),
      `${rect(420, 350, 270, 120, '#33496b', 'rx="14"')}${rect(690, 375, 90, 70, '#4a6288', 'rx="10"')}<circle cx="480" cy="410" r="38" fill="#8795a8"/><circle cx="480" cy="410" r="16" fill="#33496b"/>${[0, 1, 2, 3].map(i => rect(550 + i * 32, 322, 20, 40, '#4a6288', 'rx="5"')).join('')}${rect(560, 385, 100, 12, '#f2b134', 'rx="6"')}${rect(560, 412, 70, 12, '#f2b134', 'rx="6"')}`,
      `${rect(850, 405, 130, 65, '#c2570c', 'rx="8"')}${rect(895, 385, 40, 24, 'none', 'rx="6" stroke="#7a3a0b" stroke-width="8"')}`,
      `${rect(220, 420, 70, 50, '#f4ede2', 'rx="8"')}<path d="M290 432a18 18 0 0 1 0 30" fill="none" stroke="#f4ede2" stroke-width="9"/>`,
    ]),
    focus: { x: 0.47, y: 0.6 },
  }
}
