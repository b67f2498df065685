import { type DrawnImage, rect, svgOf } from './svg.ts'

/** A telephone with a message that is not to be trusted. */
export function warning(): DrawnImage {
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#fdf0e4'),
      '<circle cx="180" cy="560" r="260" fill="#fbe3cd"/><circle cx="1050" cy="120" r="220" fill="#fbe3cd"/>',
      `<g transform="rotate(-6 600 350)">${rect(440, 50, 320, 590, '#14213d', 'rx="44"')}${rect(458, 82, 284, 526, '#ffffff', 'rx="26"')}`,
      rect(482, 116, 178, 64, '#e4eaf2', 'rx="18"'),
      rect(500, 134, 118, 10, '#9fb0c4', 'rx="5"') + rect(500, 154, 84, 10, '#9fb0c4', 'rx="5"'),
      rect(540, 200, 178, 92, '#d7ecdf', 'rx="18"'),
      rect(558, 220, 136, 10, '#84b79b', 'rx="5"') +
        rect(558, 240, 120, 10, '#84b79b', 'rx="5"') +
        rect(558, 260, 92, 10, '#84b79b', 'rx="5"'),
      rect(482, 312, 220, 120, '#fdecea', 'rx="18"'),
      rect(500, 334, 164, 11, '#d98c85', 'rx="5"') +
        rect(500, 356, 178, 11, '#d98c85', 'rx="5"') +
        rect(500, 378, 140, 11, '#d98c85', 'rx="5"'),
      rect(482, 540, 236, 42, '#eef4fb', 'rx="21"'),
      '</g>',
      '<g transform="translate(742 330)"><path d="M0-118 132 112a18 18 0 0 1-16 27h-232a18 18 0 0 1-16-27z" fill="#c2570c" stroke="#fdf0e4" stroke-width="14" stroke-linejoin="round"/>',
      `${rect(-12, -38, 24, 88, '#ffffff', 'rx="12"')}<circle cx="0" cy="88" r="15" fill="#ffffff"/></g>`,
    ]),
    focus: { x: 0.6, y: 0.5 },
  }
}
