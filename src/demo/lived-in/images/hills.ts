import { type DrawnImage, height, sky, svgOf, width } from './svg.ts'

interface Colours {
  sky: readonly [string, string]
  sun: string
  land: readonly string[]
}

/** Ridges one behind the other, with the sun between them. */
export function hills(colours: Colours): DrawnImage {
  const ridges = colours.land.map((fill, index) => {
    const base = 330 + index * 95
    const points = Array.from({ length: 61 }, (_each, step) => {
      const x = (step * width) / 60
      const y =
        base +
        Math.sin(x / (210 - index * 22) + index * 1.9) * (62 - index * 6) +
        Math.sin(x / (90 + index * 8) + index) * 20
      return `${x.toFixed(0)},${y.toFixed(1)}`
    })
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`
  })
  const sun = `<circle cx="820" cy="255" r="150" fill="${colours.sun}" opacity="0.25"/><circle cx="820" cy="255" r="92" fill="${colours.sun}"/>`
  return { svg: svgOf([sky(colours.sky), sun, ...ridges]), focus: { x: 0.68, y: 0.4 } }
}
