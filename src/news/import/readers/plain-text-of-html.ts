import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'
import { elementsOfHtml } from './elements-of-html.ts'

/**
 * HTML as plain text: paragraphs and lines stay, everything else of the markup goes, and nothing in it is run or
 * fetched. What only looks like a tag (`<Name>`) is the author's and stays. Text without markup keeps its own line
 * breaks.
 */
export function plainTextOfHtml(html: string): string {
  // What is too long to publish is not read: the parser's time grows with the square of elements that are never closed.
  if (html.length > mostHtml) return html
  return tidied(/<[a-z!/?]/i.test(html) ? withoutTags(html).replace(/ {2,}/g, ' ') : decodeHTMLStrict(html))
}

/** More than three times what a text may have; left as it is, it is refused as too long. */
const mostHtml = 200_000

/** Plain text with its own line breaks, and without white space at the ends of lines. */
export function tidied(text: string): string {
  return text
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** What an element leaves behind. */
const breaks: ReadonlyMap<string, string> = new Map([
  ...['td', 'th'].map(tag => [tag, ' '] as const),
  ...['br', 'li', 'tr', 'dt', 'dd', 'caption', 'legend', 'option', 'summary'].map(
    tag => [tag, '\n'] as const,
  ),
  ...'p div h1 h2 h3 h4 h5 h6 ul ol dl menu table section article main aside nav header footer address form fieldset details blockquote figure figcaption pre hr center'
    .split(' ')
    .map(tag => [tag, '\n\n'] as const),
])

/** Elements whose content is not for readers. */
const silent = /^(script|style|template|iframe|object|noscript|svg|math|head|select|audio|video|canvas)$/

function withoutTags(html: string): string {
  const parts: string[] = []
  const silences: string[] = []
  let raised = 0
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (silences.length > 0 ? silences.includes(tag) : isSilent(tag, attributes)) silences.push(tag)
        else if (silences.length === 0) parts.push(left(tag, html, parser))
        if (tag === 'sup') raised += 1
      },
      onclosetag(tag, isImplied) {
        if (tag === 'sup') raised = Math.max(0, raised - 1)
        if (silences.length > 0) {
          if (silences.at(-1) === tag) silences.pop()
        } else if (silent.test(tag)) return
        else if (elementsOfHtml.has(tag)) parts.push(afterElement(tag))
        else if (!isImplied) parts.push(left(tag, html, parser))
      },
      ontext(text) {
        if (silences.length > 0) return
        const words = text.replace(/[ \t\n\f\r]+/g, ' ')
        parts.push(raised > 0 && /^\d+$/.test(words) ? words.replace(/\d/g, raisedDigit) : words)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  )
  parser.end(html)
  return parts.join('')
}

/** What no reader of the page sees: programs, pictures, and what is marked hidden. Elements without an end never hide. */
function isSilent(tag: string, attributes: Record<string, string>): boolean {
  if (silent.test(tag)) return true
  if (isVoid.test(tag)) return false
  return (
    'hidden' in attributes ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes['style'] ?? '')
  )
}

const isVoid = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** 10 to the third is not 103. */
function raisedDigit(digit: string): string {
  return '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))
}

/** What stands on both sides of an element's words: struck out, it must not read as if it held; quotes are quotes. */
const marks: ReadonlyMap<string, readonly [string, string]> = new Map<string, readonly [string, string]>([
  ...['del', 's', 'strike'].map(tag => [tag, ['~~', '~~']] as const),
  ['q', ['“', '”']],
])

/** Lines begin with their element; blocks stand apart at both ends. */
function afterElement(tag: string): string {
  const [, closing] = marks.get(tag) ?? []
  if (closing !== undefined) return closing
  const own = breaks.get(tag) ?? ''
  return own === '\n' ? '' : own
}

/** What a tag leaves: its break; the tag itself where HTML has no such element and no program made it. */
function left(tag: string, html: string, parser: Parser): string {
  if (elementsOfHtml.has(tag) || /[:-]/.test(tag)) return marks.get(tag)?.[0] ?? breaks.get(tag) ?? ''
  return html.slice(parser.startIndex, parser.endIndex + 1)
}
