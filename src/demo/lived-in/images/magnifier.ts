import { type DrawnImage, rect, svgOf } from './svg.ts'

/** A paper with a stamp, looked at closely. */
export function magnifier(): DrawnImage {
  const line = (y: number, w: number) => rect(380, y, w, 14, '#c9d3df', 'rx="7"')
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#e8f1fb'),
      '<circle cx="980" cy="560" r="300" fill="#d6e6f7"/>',
      `<g transform="rotate(-4 560 340)">${rect(330, 50, 470, 590, '#ffffff', 'rx="10"')}${rect(380, 105, 120, 140, '#dfe7f1', 'rx="8"')}<circle cx="440" cy="158" r="28" fill="#9fb6d3"/><path d="M392 240a48 44 0 0 1 96 0z" fill="#9fb6d3"/>${rect(530, 112, 210, 20, '#14213d', 'rx="8"')}${rect(530, 152, 170, 13, '#c9d3df', 'rx="6"')}${rect(530, 182, 190, 13, '#c9d3df', 'rx="6"')}${[290, 328, 366, 404].map((y, i) => line(y, i === 3 ? 240 : 360)).join('')}<g transform="rotate(-14 660 510)"><circle cx="660" cy="510" r="72" fill="none" stroke="#0f6b4f" stroke-width="8"/><circle cx="660" cy="510" r="54" fill="none" stroke="#0f6b4f" stroke-width="4"/>${rect(596, 494, 128, 32, '#0f6b4f', 'rx="6"')}${rect(612, 506, 96, 8, '#ffffff', 'rx="4"')}</g></g>`,
      '<g transform="translate(700 430)"><path d="M92 92 230 230" stroke="#14213d" stroke-width="46" stroke-linecap="round"/><path d="M92 92 225 225" stroke="#c2570c" stroke-width="30" stroke-linecap="round"/><circle r="128" fill="#ffffff" opacity="0.35"/><circle r="128" fill="none" stroke="#14213d" stroke-width="24"/><path d="M-78-52a94 94 0 0 1 52-42" fill="none" stroke="#ffffff" stroke-width="12" stroke-linecap="round"/></g>',
    ]),
    focus: { x: 0.57, y: 0.62 },
  }
}
