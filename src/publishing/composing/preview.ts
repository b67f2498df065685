import type { FormattedPart, FormattedPost } from './formatting/contract.ts'
import type { RenderedWords } from './formatting/rendered-words.ts'
import type { ItemLink } from './links/item-link.ts'

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

/**
 * Pieces of each segment → the segments and their preview. A link may stand apart from them: as a card of the first
 * segment, in a reply that is the last one, or in the first comment.
 */
export function assemble(
  words: readonly (readonly Piece[])[],
  lengthOf: (text: string) => number,
  link: ItemLink,
): Pick<FormattedPost, 'segments' | 'parts' | 'comment'> {
  const reply = link.place === 'reply' ? [linkPiece(link)] : undefined
  const segments = reply ? [...words, reply] : words
  const card = link.place === 'card' ? link : undefined
  const comment = link.place === 'comment' ? link : undefined
  const parts = segments.flatMap((pieces, segment) =>
    pieces.map((piece): FormattedPart => ({ ...piece, segment, place: 'text' })),
  )
  if (card) parts.push({ ...linkPiece(card), segment: 0, place: 'card' })
  if (comment) parts.push({ ...linkPiece(comment), segment: segments.length - 1, place: 'comment' })
  const formatted = segments.map((pieces, index) => {
    const text = pieces.map(piece => piece.text).join('')
    return { text, length: lengthOf(text), ...(card && index === 0 ? { link: card.url } : {}) }
  })
  return {
    segments: formatted,
    parts,
    ...(comment ? { comment: { text: comment.url, length: lengthOf(comment.url) } } : {}),
  }
}

function linkPiece({ url, why }: { url: string; why: string }): Piece {
  return { kind: 'link', text: url, why }
}
