/** What must be the same in every language: telephone numbers, other numbers, links, handles, addresses. */
export type MarkKind = 'link' | 'mail' | 'handle' | 'phone' | 'number'

export interface Mark {
  kind: MarkKind
  /** As it is written. */
  text: string
  start: number
  end: number
  /** By which it is found again in another language, whatever the digits. */
  key: string
}

const patterns: readonly [MarkKind, RegExp][] = [
  ['mail', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/gu],
  [
    'link',
    /(?:https?:\/\/|www\.)[^\s<>"'،۔]{2,500}|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}(?:\/[^\s<>"'،۔]{0,500})?/giu,
  ],
  ['handle', /(?<![\p{L}\p{N}@])@[A-Za-z0-9_.]{2,50}/gu],
  ['phone', /[+(]?\p{Nd}[\p{Nd}\s()/–-]{4,30}\p{Nd}/gu],
  ['number', /\p{Nd}+(?:[.,:٫٬–-]\p{Nd}+)*/gu],
]

/** From the first to the last; none lies in another. */
export function marksIn(text: string): Mark[] {
  const found: Mark[] = []
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const written = match[0].replace(/[.,;:!?)…/]+$/u, '')
      const mark = { kind, text: written, start: match.index, end: match.index + written.length }
      const key = keyOf(kind, written)
      if (key === undefined || found.some(each => each.start < mark.end && mark.start < each.end)) continue
      found.push({ ...mark, key })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The marks of one text that another does not have. */
export function missingMarks(text: string, other: string): Mark[] {
  const there = new Set(marksIn(other).map(({ key }) => key))
  const seen = new Set<string>()
  return marksIn(text).filter(({ key }) => {
    const isNew = !there.has(key) && !seen.has(key)
    seen.add(key)
    return isNew
  })
}

function keyOf(kind: MarkKind, text: string): string | undefined {
  if (kind === 'mail' || kind === 'handle') return text.toLowerCase()
  if (kind === 'link') {
    // A number such as 0304.111.2123 or a time is none.
    if (!/[a-z]/i.test(text)) return undefined
    return text
      .toLowerCase()
      .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
      .replace(/\/$/, '')
  }
  const digits = plainDigits(text).replace(/[^0-9]/g, '')
  if (kind === 'phone') return digits.length >= 7 ? digits : undefined
  return digits.length >= 2 ? `number ${digits.replace(/^0+(?=.)/, '')}` : undefined
}

/** Zeros of the decimal digits that our languages write with. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6]

function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const point = digit.codePointAt(0) ?? 0
    const zero = zeros.find(each => point >= each && point < each + 10)
    return zero === undefined ? digit : String(point - zero)
  })
}
