import { type DrawnImage, rect, svgOf } from './svg.ts'

/** Roads, a river, and two places on a map of nowhere. */
export function map(): DrawnImage {
  const roads = [
    'M-20 130C220 90 330 240 560 220S980 60 1220 140',
    'M-20 480C200 430 380 560 620 500s360-180 620-120',
    'M210-20C250 200 150 420 260 700',
    'M820-20C760 180 900 400 830 700',
    'M560 220C600 320 580 420 620 500',
  ]
  const pin = (x: number, y: number, fill: string) =>
    `<g transform="translate(${x} ${y})"><ellipse cx="0" cy="4" rx="34" ry="11" fill="#14213d" opacity="0.2"/><path d="M0 0c-58-74-74-98-74-134a74 74 0 0 1 148 0c0 36-16 60-74 134z" fill="${fill}"/><circle cx="0" cy="-134" r="30" fill="#ffffff"/></g>`
  const fields = [
    [40, 180, 150, 90, '#d9ead3'],
    [300, 40, 220, 130, '#cfe3c7'],
    [650, 260, 140, 170, '#d9ead3'],
    [900, 420, 240, 130, '#cfe3c7'],
    [330, 330, 190, 110, '#e2efdc'],
    [930, 190, 200, 100, '#e2efdc'],
  ] as const
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#f3f0e6'),
      ...fields.map(([x, y, w, h, fill]) => rect(x, y, w, h, fill, 'rx="26"')),
      '<path d="M-20 330C180 260 300 420 520 360S760 300 900 340s220 60 340 0" fill="none" stroke="#9cc9e6" stroke-width="62"/>',
      ...roads.map(d => `<path d="${d}" fill="none" stroke="#d8cdb6" stroke-width="26"/>`),
      ...roads.map(d => `<path d="${d}" fill="none" stroke="#ffffff" stroke-width="18"/>`),
      '<path d="M322 205C420 250 500 225 560 222 600 320 580 420 620 500 700 485 770 440 842 402" fill="none" stroke="#c2570c" stroke-width="9" stroke-dasharray="4 20" stroke-linecap="round"/>',
      pin(322, 208, '#0b5cad'),
      pin(842, 404, '#c2570c'),
    ]),
    focus: { x: 0.7, y: 0.45 },
  }
}
