import type { FormattedPart, FormattedSegment } from './formatting/contract.ts'
import type { RenderedWords } from './formatting/rendered-words.ts'

/** A part before it knows its segment. */
export type Piece = Omit<FormattedPart, 'segment' | 'place'>

/** The words from `start` to `end`, taken apart into what the author wrote and what was worked in. */
export function wordPieces(rendered: RenderedWords, start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let done = start
  const own = (until: number) => {
    if (until <= done) return
    pieces.push({ kind: 'words', text: rendered.text.slice(done, until), why: "The author's own words." })
  }
  for (const change of rendered.changes) {
    if (change.start < start || change.end > end) continue
    own(change.start)
    const { kind, why, replaces } = change
    const text = rendered.text.slice(change.start, change.end)
    pieces.push({ kind, text, why, ...(replaces === undefined ? {} : { replaces }) })
    done = change.end
  }
  own(end)
  return pieces
}

/** Pieces of each segment → the segments and their preview. `card` goes with the first segment. */
export function assemble(
  segments: readonly (readonly Piece[])[],
  lengthOf: (text: string) => number,
  card: { url: string; why: string } | undefined,
): { segments: FormattedSegment[]; parts: FormattedPart[] } {
  const parts = segments.flatMap((pieces, segment) =>
    pieces.map((piece): FormattedPart => ({ ...piece, segment, place: 'text' })),
  )
  if (card) parts.push({ kind: 'link', text: card.url, why: card.why, segment: 0, place: 'card' })
  const formatted = segments.map((pieces, index) => {
    const text = pieces.map(piece => piece.text).join('')
    return { text, length: lengthOf(text), ...(card && index === 0 ? { link: card.url } : {}) }
  })
  return { segments: formatted, parts }
}
