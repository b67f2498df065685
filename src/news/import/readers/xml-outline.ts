import { DatelineError } from '../../../core/errors/errors.ts'

/** Feeds are read whole into memory several times over; 5 MB of feed is some thousand entries. */
const maxFeedCharacters = 5_000_000
const deepest = 100

/**
 * One walk over XML before any parser sees it, in time that grows with its length only: refuses what makes parsers
 * reach out or blow up (entities, endless nesting), and notes the lines where entries begin.
 *
 * @throws DatelineError `too-large` or `bad-input`.
 */
export function checkXml(text: string, name: string): { entryLines: number[] } {
  if (text.length > maxFeedCharacters) {
    throw new DatelineError('feed-too-large', { name, length: text.length, most: maxFeedCharacters })
  }
  const entryLines: number[] = []
  const lineAt = lineCounter(text)
  let depth = 0
  for (let at = text.indexOf('<'); at !== -1; ) {
    const skipped = endOfInertPart(text, at, name)
    if (skipped !== undefined) {
      at = text.indexOf('<', skipped)
      continue
    }
    const end = endOfTag(text, at)
    if (end === -1) throw broken(name, lineAt(at), 'a tag is never closed')
    const tag = /^<(\/?)([^\s/>]+)/.exec(text.slice(at, Math.min(end + 1, at + 200)))
    if (tag?.[1] === '/') depth -= 1
    else if (tag && text[end - 1] !== '/') depth += 1
    if (tag && tag[1] === '' && /^([^:]+:)?(item|entry)$/i.test(tag[2] ?? '')) entryLines.push(lineAt(at))
    if (depth > deepest) throw broken(name, lineAt(at), `tags stand more than ${deepest} deep in one another`)
    at = text.indexOf('<', end + 1)
  }
  return { entryLines }
}

/** A tag ends at the first ">" outside of quotes; -1 where there is none. */
function endOfTag(text: string, open: number): number {
  const sign = /["'>]/g
  sign.lastIndex = open
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (found[0] === '>') return found.index
    const closing = text.indexOf(found[0], found.index + 1)
    if (closing === -1) return -1
    sign.lastIndex = closing + 1
  }
  return -1
}

/** Where a comment, CDATA section, processing instruction or document type ends; undefined for a tag. */
function endOfInertPart(text: string, at: number, name: string): number | undefined {
  const head = text.slice(at, at + 9).toUpperCase()
  const closes = head.startsWith('<!--')
    ? '-->'
    : head === '<![CDATA['
      ? ']]>'
      : head.startsWith('<?')
        ? '?>'
        : '>'
  if (closes === '>' && !head.startsWith('<!')) return undefined
  const end = text.indexOf(closes, at + 2)
  if (end === -1) throw new DatelineError('xml-unclosed', { name, tag: head })
  if (head.startsWith('<!ENTITY') || (closes === '>' && text.slice(at, end).includes('['))) {
    throw new DatelineError('xml-entities-refused', { name })
  }
  return end + closes.length
}

function broken(name: string, line: number, what: string): DatelineError {
  return new DatelineError('xml-broken', { name, line, reason: what })
}

/** Counts lines up to ever later places, each stretch once. */
function lineCounter(text: string): (at: number) => number {
  let line = 1
  let counted = 0
  return at => {
    for (
      let next = text.indexOf('\n', counted);
      next !== -1 && next < at;
      next = text.indexOf('\n', counted)
    ) {
      line += 1
      counted = next + 1
    }
    return line
  }
}
