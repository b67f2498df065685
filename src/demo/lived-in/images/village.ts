import { type DrawnImage, rect, sky, svgOf } from './svg.ts'

/** Small houses and palms by a river. */
export function village(): DrawnImage {
  const house = (x: number, y: number, wall: string, roof: string, s = 1) =>
    `<g transform="translate(${x} ${y}) scale(${s})">${rect(0, 0, 170, 110, wall)}<polygon points="-24,4 85,-78 194,4" fill="${roof}"/>${rect(66, 42, 38, 68, '#6b4a32', 'rx="4"')}${rect(18, 34, 30, 30, '#fdf0d8')}${rect(122, 34, 30, 30, '#fdf0d8')}</g>`
  const palm = (x: number, y: number, s = 1) =>
    `<g transform="translate(${x} ${y}) scale(${s})"><path d="M-7 0C-4-80 4-150 18-210l12 4C18-150 12-80 10 0z" fill="#8b6b49"/>${[
      -160, -125, -80, -30, 10, 40,
    ]
      .map(
        angle =>
          `<path transform="translate(24 -208) rotate(${angle})" d="M0 0c30-26 78-30 110-6-38-6-74 0-110 6z" fill="#2f7d57"/>`,
      )
      .join('')}</g>`
  return {
    svg: svgOf([
      sky(['#ffe9c9', '#ffd0a0']),
      '<circle cx="930" cy="190" r="84" fill="#fff3dc"/>',
      '<ellipse cx="300" cy="430" rx="520" ry="120" fill="#8fbf8a"/><ellipse cx="950" cy="440" rx="480" ry="110" fill="#7bb27a"/>',
      rect(0, 430, 1_200, 110, '#7bb27a'),
      palm(120, 430, 1.25),
      house(190, 340, '#f3dcc0', '#b5573a'),
      house(430, 355, '#dcebf5', '#3f6ea3', 0.9),
      palm(640, 440, 1.05),
      house(690, 350, '#f6e7b4', '#8a5a36'),
      palm(1_040, 440, 1.3),
      house(905, 375, '#e8d6ea', '#6b4a7d', 0.75),
      rect(0, 520, 1_200, 155, '#6aa7c9'),
      [545, 580, 618, 650]
        .map(
          (y, i) =>
            `<path d="M${60 + i * 90} ${y}h240m180 0h${160 + i * 40}m140 0h120" stroke="#a9d0e4" stroke-width="7" stroke-linecap="round"/>`,
        )
        .join(''),
      '<g transform="translate(520 590)"><path d="M-110 0h220c-20 30-60 40-110 40S-90 30-110 0z" fill="#5b3b24"/><path d="M0 0v-96l66 84z" fill="#fffaf0"/></g>',
    ]),
    focus: { x: 0.35, y: 0.6 },
  }
}
