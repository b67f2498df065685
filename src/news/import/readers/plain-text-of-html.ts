import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'
import { elementsOfHtml } from './elements-of-html.ts'

/**
 * HTML as plain text: paragraphs and lines stay, everything else of the markup goes, and nothing in it is run or
 * fetched. What only looks like a tag (`<Name>`) is the author's and stays. Text without markup keeps its own line
 * breaks.
 */
export function plainTextOfHtml(html: string): string {
  // What nobody could publish is not read: the parser's time grows with the square of elements that are never closed.
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
  let silences = 0
  const parser: Parser = new Parser(
    {
      onopentag(tag) {
        if (silent.test(tag)) silences += 1
        else if (silences === 0) parts.push(left(tag, html, parser))
      },
      onclosetag(tag, isImplied) {
        if (silent.test(tag)) silences = Math.max(0, silences - 1)
        else if (silences === 0 && elementsOfHtml.has(tag)) parts.push(afterElement(tag))
        else if (silences === 0 && !isImplied) parts.push(left(tag, html, parser))
      },
      ontext(text) {
        if (silences === 0) parts.push(text.replace(/[ \t\n\f\r]+/g, ' '))
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  )
  parser.end(html)
  return parts.join('')
}

/** Lines begin with their element; blocks stand apart at both ends. */
function afterElement(tag: string): string {
  const own = breaks.get(tag) ?? ''
  return own === '\n' ? '' : own
}

/** What a tag leaves: its break; the tag itself where HTML has no such element and no program made it. */
function left(tag: string, html: string, parser: Parser): string {
  if (elementsOfHtml.has(tag) || /[:-]/.test(tag)) return breaks.get(tag) ?? ''
  return html.slice(parser.startIndex, parser.endIndex + 1)
}
