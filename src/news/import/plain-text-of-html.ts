/**
 * HTML as plain text: paragraphs and lines stay, everything else of the markup goes, and nothing in it is run or
 * fetched. Text without markup keeps its own line breaks. Takes time that grows with its length only.
 */
export function plainTextOfHtml(html: string): string {
  const text = /<[a-z!/]/i.test(html) ? withoutTags(html) : html
  return decodeEntities(text)
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** What a tag leaves behind. */
const breaks: Record<string, string> = {
  ...Object.fromEntries(['br', 'li', 'tr', 'dt', 'dd'].map(tag => [tag, '\n'])),
  ...Object.fromEntries(
    'p div h1 h2 h3 h4 h5 h6 ul ol dl table section article header footer blockquote figure figcaption pre hr'
      .split(' ')
      .map(tag => [tag, '\n\n']),
  ),
}

/** Elements whose content is not for readers. */
const silent = /^(script|style|template|iframe|object|noscript|svg|math|head)$/

function withoutTags(html: string): string {
  const parts: string[] = []
  let from = 0
  while (from < html.length) {
    const open = html.indexOf('<', from)
    if (open === -1) break
    parts.push(inline(html.slice(from, open)))
    const end = endOfTag(html, open)
    if (end === undefined) {
      parts.push('<')
      from = open + 1
      continue
    }
    const tag = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, Math.min(end, open + 40)))?.[1]?.toLowerCase()
    parts.push((tag && Object.hasOwn(breaks, tag) && breaks[tag]) || '')
    from = tag && silent.test(tag) && html[open + 1] !== '/' ? endOfElement(html, tag, end) : end
  }
  parts.push(inline(html.slice(from)))
  return parts.join('')
}

/** Where the tag or comment at `open` ends; undefined where "<" is only a sign. */
function endOfTag(html: string, open: number): number | undefined {
  if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) return undefined
  const comment = html.startsWith('<!--', open)
  const end = html.indexOf(comment ? '-->' : '>', open)
  // Markup cut off in the middle: the rest of it is not text.
  return end === -1 ? html.length : end + (comment ? 3 : 1)
}

function endOfElement(html: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}\\b[^>]*>?`, 'gi')
  closing.lastIndex = from
  const match = closing.exec(html)
  return match ? match.index + match[0].length : html.length
}

/** White space in HTML is one space. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ')
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  trade: '™',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  lrm: '\u200e',
  rlm: '\u200f',
}

/** Names that are not in the table stay as they are written. */
function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    const usable = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    return usable ? String.fromCodePoint(point) : whole
  })
}
