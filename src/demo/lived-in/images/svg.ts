/** A drawn image: an SVG of 1,200 × 675 pixels, and the point of it that must be seen. */
export interface DrawnImage {
  svg: string
  focus: { x: number; y: number }
}

export const width = 1_200
export const height = 675

/** A whole image of these elements. */
export function svgOf(elements: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${elements.join('')}</svg>`
}

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
}

/** A background that goes from one colour at the top to another at the bottom. */
export function sky([from, to]: readonly [string, string]): string {
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>${rect(0, 0, width, height, 'url(#sky)')}`
}

/** Numbers from 0 up to 1 that are the same each time. */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
