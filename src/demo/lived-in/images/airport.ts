import { type DrawnImage, rect, sky, svgOf } from './svg.ts'

/** A departures hall; outside, an aeroplane climbs. */
export function airport(): DrawnImage {
  const frames = [0, 1, 2, 3, 4].map(index => rect(40 + index * 280 - 9, 0, 18, 455, '#33496b'))
  const bench = (x: number) =>
    `${[0, 1, 2].map(seat => rect(x + seat * 74, 500, 64, 52, '#0b5cad', 'rx="10"')).join('')}${rect(x - 6, 552, 226, 14, '#14213d', 'rx="7"')}${rect(x + 20, 566, 12, 44, '#14213d')}${rect(x + 180, 566, 12, 44, '#14213d')}`
  return {
    svg: svgOf([
      sky(['#8fc1ec', '#fbe7cf']),
      '<ellipse cx="260" cy="150" rx="130" ry="30" fill="#ffffff" opacity="0.7"/><ellipse cx="930" cy="250" rx="170" ry="34" fill="#ffffff" opacity="0.6"/>',
      '<g transform="translate(640 190) rotate(-17) scale(1.25)"><path d="M-190 10c0-14 30-22 70-22h220c44 0 84 12 84 24s-40 24-84 24h-220c-40 0-70-10-70-26z" fill="#ffffff"/><path d="M-20 22 60 22-40 118h-34z" fill="#dfe7f1"/><path d="M0-8 60-8-12-84h-26z" fill="#eef3f9"/><path d="M-184 4-156-58h34l24 50z" fill="#c2570c"/>' +
        [0, 1, 2, 3, 4, 5, 6]
          .map(i => `<circle cx="${-70 + i * 30}" cy="4" r="6" fill="#8fb6de"/>`)
          .join('') +
        '</g>',
      rect(0, 415, 1_200, 40, '#33496b'),
      ...frames,
      rect(0, 455, 1_200, 220, '#e9edf3'),
      rect(0, 455, 1_200, 16, '#d3dbe6'),
      bench(120),
      bench(480),
      `${rect(905, 500, 84, 112, '#c2570c', 'rx="12"')}${rect(927, 470, 40, 32, 'none', 'rx="8" stroke="#7a3a0b" stroke-width="9"')}${rect(905, 536, 84, 10, '#a8490a')}`,
      rect(1_006, 540, 66, 72, '#f2b134', 'rx="10"'),
    ]),
    focus: { x: 0.55, y: 0.3 },
  }
}
