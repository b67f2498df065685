import type { NetworkPrices } from '../../networks/profile.ts'

/** What a post is charged by. */
export interface PricedPost {
  /** Absent where the network takes nothing. */
  prices?: NetworkPrices | undefined
  texts: readonly string[]
  /** How many of its images are described. */
  altTexts: number
  /** When it goes out, UTC. */
  at: Date
  /** How long after that its figures are read, in milliseconds. */
  readAfterMs: readonly number[]
}

/** One sum and the moment (UTC) at which it falls due. In thousandths of a US dollar, as all sums here. */
export interface Charge {
  kind: 'posting' | 'reads'
  at: Date
  milliDollars: number
}

export interface PostCost {
  /** Its parts and the alt texts of its images. */
  postingMilliDollars: number
  /** Reading its figures back, at every age. */
  readsMilliDollars: number
  totalMilliDollars: number
  /** What is added at most where the network's answer is lost, and its account is read to see whether the post is out. */
  inDoubtMilliDollars: number
}

/** Every sum that a post brings, by when. Reads are charged for each part, once in a UTC day. */
export function chargesOf({ prices, texts, altTexts, at, readAfterMs }: PricedPost): Charge[] {
  if (!prices) return []
  const parts = texts.map(text => (prices.hasLink(text) ? prices.postWithLink : prices.post))
  const posting = parts.reduce((sum, price) => sum + price, altTexts * prices.altText)
  const reads = firstOfEachDay(readAfterMs.map(ms => new Date(at.getTime() + ms)))
  return [
    { kind: 'posting', at, milliDollars: posting },
    ...reads.map((day): Charge => ({ kind: 'reads', at: day, milliDollars: texts.length * prices.read })),
  ]
}

/** The sums of one post. */
export function postCost(post: PricedPost): PostCost {
  const charges = chargesOf(post)
  const sum = (kind: Charge['kind']) =>
    charges
      .filter(charge => charge.kind === kind)
      .reduce((total, { milliDollars }) => total + milliDollars, 0)
  const isReadThatDay = charges.some(({ kind, at }) => kind === 'reads' && utcDay(at) === utcDay(post.at))
  return {
    postingMilliDollars: sum('posting'),
    readsMilliDollars: sum('reads'),
    totalMilliDollars: sum('posting') + sum('reads'),
    inDoubtMilliDollars: isReadThatDay ? 0 : post.texts.length * (post.prices?.read ?? 0),
  }
}

function firstOfEachDay(moments: readonly Date[]): Date[] {
  const days = new Map<string, Date>()
  for (const moment of moments.toSorted((a, b) => a.getTime() - b.getTime())) {
    if (!days.has(utcDay(moment))) days.set(utcDay(moment), moment)
  }
  return [...days.values()]
}

function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
