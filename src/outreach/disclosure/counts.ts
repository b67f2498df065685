/** Counts of people from one up to here, exclusive, are not published: they could point at a person. */
export const smallestShown = 5

export function isSmall(count: number): boolean {
  return count > 0 && count < smallestShown
}

/** What is counted, where and when. Equal coordinates name one figure, whichever picture shows it. */
export interface Coordinates {
  /** Practice and live figures are two worlds: neither tells anything of the other. */
  sandbox: boolean
  /** Ids of offices. */
  offices: readonly string[]
  indicator: string
  /** Empty where everyone counts; else what it is counted by, such as `topic` or `sex-age`. */
  dimension: string
  /** The part that is counted: a topic, `women/18-24`; empty where everyone counts. */
  key: string
  /** Local days, both included, as YYYY-MM-DD. */
  from: string
  to: string
}

/** A count of people, or a percentage of people, as a picture shows it or withholds it. */
export interface Figure extends Coordinates {
  /** What it is; null where it came here as "not shown". */
  counted: number | null
  isShown: boolean
  share?: Share
}

/** Of a percentage: how many people are a hundred percent, if known, what is printed, and how far that is off at most. */
export interface Share {
  whole?: number
  printed: number
  within: number
}

/** A figure of the picture that is about to be published. */
export interface OwnFigure extends Figure {
  /** Where it stands, in the words of the caller. */
  place: string
  /** Of the period before: it is given up before any other. */
  isEarlier?: boolean
}

/** One text for equal coordinates. */
export function nameOf({ sandbox, offices, indicator, dimension, key, from, to }: Coordinates): string {
  return JSON.stringify([sandbox, [...offices].sort(), indicator, dimension, key, from, to])
}

/** What a percentage of people is a share of: the part and the rest are counts of another indicator. */
export function partsOfShare(share: Coordinates): {
  part: Coordinates
  rest: Coordinates
  whole?: Coordinates
} {
  if (share.indicator !== 'women-share') {
    const own = { ...share, dimension: 'share' }
    return { part: { ...own, key: 'part' }, rest: { ...own, key: 'rest' } }
  }
  const people = { ...share, indicator: 'participants' }
  const bySex = { ...people, dimension: 'sex' }
  return { part: { ...bySex, key: 'women' }, rest: { ...bySex, key: 'men' }, whole: people }
}
