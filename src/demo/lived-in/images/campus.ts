import { type DrawnImage, rect, sky, svgOf } from './svg.ts'

/** A school or a university among trees. */
export function campus(): DrawnImage {
  const tree = (x: number, y: number, r: number) =>
    `${rect(x - 8, y, 16, r * 1.5, '#7a5a3c')}<circle cx="${x}" cy="${y - r * 0.3}" r="${r}" fill="#3f7f5f"/><circle cx="${x - r * 0.35}" cy="${y - r * 0.6}" r="${r * 0.55}" fill="#5a9c78"/>`
  const windows = [0, 1, 2].flatMap(row =>
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap(column =>
      column === 3 || column === 4
        ? []
        : [rect(318 + column * 76, 232 + row * 82, 42, 56, '#bcd7ee', 'rx="4"')],
    ),
  )
  return {
    svg: svgOf([
      sky(['#e6f1fb', '#fdf6ea']),
      '<circle cx="190" cy="120" r="52" fill="#f7d37b"/>',
      rect(0, 500, 1_200, 175, '#a9cfa4'),
      rect(280, 190, 640, 320, '#f3e3cf'),
      '<polygon points="500,190 600,95 700,190" fill="#c98f5f"/>',
      rect(510, 185, 180, 325, '#ecd4b7'),
      ...windows,
      rect(552, 375, 96, 135, '#8a5a36', 'rx="48"'),
      '<circle cx="600" cy="165" r="20" fill="#fffaf0"/>',
      [525, 560, 622, 657].map(x => rect(x, 250, 18, 90, '#fffaf0')).join(''),
      '<polygon points="545,510 655,510 820,675 380,675" fill="#efe6d4"/>',
      tree(200, 440, 72),
      tree(1_000, 430, 82),
      tree(1_105, 470, 55),
      tree(95, 480, 48),
    ]),
    focus: { x: 0.5, y: 0.55 },
  }
}
