import { decodeHTMLStrict } from 'entities'
import MarkdownIt from 'markdown-it'
import { plainTextOfHtml } from './plain-text-of-html.ts'

/**
 * Markdown (CommonMark and tables) as the networks show it, in plain text: lines of one paragraph flow together, marks
 * of headings, quotes, emphasis and code go, a link becomes its words and its address, comments go. List marks stay,
 * for they read well as they are.
 */
export function plainTextOfMarkdown(markdown: string): string {
  return plainTextOfHtml(reader.render(withNamedSigns(markdown)))
}

/** Numbers 128 to 159 mean signs of windows-1252, as in HTML; CommonMark makes them U+FFFD. */
function withNamedSigns(markdown: string): string {
  return markdown.replace(/&#(?:1[2-5]\d|x[89][0-9a-f]);/gi, reference => decodeHTMLStrict(reference))
}

const reader = new MarkdownIt({ html: true, linkify: true })
// A bare address is taken as a whole before its "_" and "*" can be read as emphasis.
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
// Links are printed and not followed: they stay as they are written.
reader.validateLink = () => true
reader.normalizeLink = address => address
reader.normalizeLinkText = address => address

const { escapeHtml } = reader.utils
const nothing = () => ''
type Tokens = Parameters<typeof reader.renderer.render>[0]

Object.assign(reader.renderer.rules, {
  link_open: nothing,
  link_close: (tokens: Tokens, index: number) => addressAfter(tokens, index),
  image: (tokens: Tokens, index: number) => escapeHtml(tokens[index]?.content ?? ''),
  paragraph_open: (tokens: Tokens, index: number) =>
    tokens[index]?.hidden || tokens[index - 1]?.type === 'list_item_open' ? '' : '<p>',
  list_item_open: (tokens: Tokens, index: number) =>
    `<li>${escapeHtml(`${tokens[index]?.info ?? ''}${tokens[index]?.markup ?? '-'}`)} `,
  bullet_list_open: listEdge,
  bullet_list_close: listEdge,
  ordered_list_open: listEdge,
  ordered_list_close: listEdge,
  th_open: cellStart,
  td_open: cellStart,
  th_close: nothing,
  td_close: nothing,
  // Words that were struck out are still to be seen as such, by the person who reviews them.
  s_open: () => '~~',
  s_close: () => '~~',
  hr: () => '<p></p>',
  code_block: codeLines,
  fence: codeLines,
} satisfies typeof reader.renderer.rules)

/** The address of a link behind its words; nothing where they are one and the same. */
function addressAfter(tokens: Tokens, close: number): string {
  let open = close
  while (open > 0 && tokens[open]?.type !== 'link_open') open -= 1
  const address = String(tokens[open]?.attrGet('href') ?? '')
  const words = tokens
    .slice(open + 1, close)
    .map(token => token.content)
    .join('')
  const link = address.replace(/\s/g, encodeURIComponent)
  if (address === '' || words === address || /^(?:autolink|linkify)$/.test(tokens[open]?.markup ?? ''))
    return ''
  return words.trim() === '' ? escapeHtml(link) : ` (${escapeHtml(link)})`
}

/** A list inside another one continues its lines. */
function listEdge(tokens: Tokens, index: number): string {
  return tokens[index]?.level === 0 ? '<p></p>' : ''
}

function cellStart(tokens: Tokens, index: number): string {
  return tokens[index - 1]?.type === 'tr_open' ? '' : ' | '
}

function codeLines(tokens: Tokens, index: number): string {
  const lines = (tokens[index]?.content ?? '').replace(/\n$/, '').split('\n')
  return `<p>${lines.map(escapeHtml).join('<br>')}</p>`
}
