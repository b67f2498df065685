import { type DrawnImage, rect, svgOf } from './svg.ts'

/** A round table from above, with seven chairs. */
export function roundTable(): DrawnImage {
  const around = Array.from({ length: 7 }, (_each, index) => (index * 360) / 7)
  return {
    svg: svgOf([
      rect(0, 0, 1_200, 675, '#e9e4da'),
      '<circle cx="600" cy="338" r="400" fill="#e1dacd"/>',
      ...around.map(
        (angle, index) =>
          `<g transform="translate(600 338) rotate(${angle})">${rect(-48, -296, 96, 84, index === 2 ? '#c2570c' : '#0b5cad', 'rx="26"')}${rect(-56, -304, 112, 30, index === 2 ? '#a8490a' : '#0b3d6e', 'rx="15"')}</g>`,
      ),
      '<circle cx="600" cy="345" r="212" fill="#000000" opacity="0.1"/><circle cx="600" cy="338" r="210" fill="#c99d6b"/><circle cx="600" cy="338" r="192" fill="#d8b083"/>',
      ...around.map(
        angle =>
          `<g transform="translate(600 338) rotate(${angle})">${rect(-34, -170, 68, 86, '#ffffff', 'rx="4"')}${rect(-22, -154, 44, 7, '#b8c4d3')}${rect(-22, -138, 44, 7, '#b8c4d3')}${rect(-22, -122, 28, 7, '#b8c4d3')}<circle cx="54" cy="-118" r="14" fill="#f4ede2"/><circle cx="54" cy="-118" r="8" fill="#7a5a3c"/></g>`,
      ),
      '<circle cx="600" cy="338" r="44" fill="#3f7f5f"/><circle cx="588" cy="326" r="20" fill="#5a9c78"/>',
    ]),
    focus: { x: 0.5, y: 0.5 },
  }
}
