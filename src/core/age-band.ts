/** By which offices count, unless they choose others. */
export const usualAgeBands: readonly string[] = ['0-17', '18-24', '25-34', '35-49', '50-64', '65+']

/** Whether a text names ages that people have, the lower one first: `18-24`, `65+`, `under-18`; or `unknown`. */
export function isAgeBand(text: string): boolean {
  return text === 'unknown' || rangeOf(text) !== undefined
}

/** The one form of a band, in which the record gives it: `under-18` is `0-17`, `018-24` is `18-24`. */
export function ageBandAsKept(band: string): string {
  const range = rangeOf(band)
  if (range === undefined) return band
  return range.to === undefined ? `${range.from}+` : `${range.from}-${range.to}`
}

/** Bands in order of age, each in its one form. */
export function inOrderOfAge(bands: readonly string[]): string[] {
  return bands.map(ageBandAsKept).toSorted((one, other) => startOf(one) - startOf(other))
}

/** The first two bands that share an age; undefined where none do. */
export function overlappingBands(bands: readonly string[]): [string, string] | undefined {
  const ordered = inOrderOfAge(bands)
  for (const [index, band] of ordered.entries()) {
    const next = ordered[index + 1]
    if (next !== undefined && startOf(next) <= (rangeOf(band)?.to ?? oldest)) return [band, next]
  }
  return undefined
}

interface AgeRange {
  from: number
  /** Included; absent where it is open. */
  to?: number
}

function rangeOf(text: string): AgeRange | undefined {
  const under = /^under-(\d{1,3})$/.exec(text)?.[1]
  if (under !== undefined) return checked({ from: 0, to: Number(under) - 1 })
  const over = /^(\d{1,3})\+$/.exec(text)?.[1]
  if (over !== undefined) return checked({ from: Number(over) })
  const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(text) ?? []
  return from === undefined ? undefined : checked({ from: Number(from), to: Number(to) })
}

function checked(range: AgeRange): AgeRange | undefined {
  const { from, to = from } = range
  return from <= to && to <= oldest ? range : undefined
}

function startOf(band: string): number {
  return rangeOf(band)?.from ?? oldest + 1
}

const oldest = 120
