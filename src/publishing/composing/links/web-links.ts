import twitterText from 'twitter-text'
import { longestLink } from '../../../core/text/windows.ts'

/** A web address as the author wrote it. Positions are UTF-16 code units. */
export interface WebLink {
  start: number
  end: number
  text: string
}

/**
 * Whole http and https addresses of a text, in any script. Finders of networks end one at the first letter they do
 * not expect, so they cannot say where a link ends that is to be changed or kept whole.
 */
export function findWebLinks(text: string): WebLink[] {
  return [...text.matchAll(address)].flatMap(({ 0: run, index }) => {
    let start = index
    return run.split(nextAddress).flatMap(piece => {
      const own = start
      start += piece.length
      const link = withoutTail(piece)
      return URL.canParse(link) ? [{ start: own, end: own + link.length, text: link }] : []
    })
  })
}

/** The rest of an address that a network found without a scheme (`example.org/خبریں`), as far as it is meant. */
export function restOfLink(found: string, after: string): string {
  const rest = /^[^\s<>"`\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]*/u.exec(after)?.[0] ?? ''
  const begins = found.includes('/') || /^[/?#]/.test(rest)
  return begins ? withoutTail(found + rest).slice(found.length) : ''
}

const address =
  /(?<![A-Za-z0-9@＠$#＃])https?:\/\/[^\s<>"`\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,4096}/giu
/** Two addresses with a comma between them and no space. */
const nextAddress = /(?=[,;|،؛、]https?:\/\/)|(?<=[,;|،؛、])(?=https?:\/\/)/iu

/** Signs that end a sentence or a quotation, in the offices' scripts and around them. */
const ends = /[.,:;!?…'*~´’”»›،؛؟۔।॥、。！？\u200b-\u200d\u00ad]$/u
const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{', '）': '（', '】': '【' }

/** Without punctuation at its end, and brackets that close what was not opened in it. */
function withoutTail(link: string): string {
  const open = new Map(
    Object.entries(closers).map(([closer, opener]) => [closer, surplus(link, opener, closer)]),
  )
  let end = link.length
  for (;;) {
    const last = link[end - 1] ?? ''
    const unopened = open.get(last) ?? 0
    if (unopened <= 0 && !ends.test(last)) return link.slice(0, end)
    open.set(last, unopened - 1)
    end -= 1
  }
}

/** How many more closing than opening brackets of a kind there are. */
function surplus(link: string, opener: string, closer: string): number {
  return link.split(closer).length - link.split(opener).length
}

/**
 * The address as networks find it whole: letters outside ASCII percent-encoded (the host in its `xn--` form), and
 * signs at which they would end it. An address that they find whole stays byte for byte.
 */
export function withNetworkLetters(link: string): string {
  if (isOverlong(link) || isFoundWhole(link, '')) return link
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)?([^/?#]*)(.*)$/isu.exec(link) ?? []
  const plainHost = /^[\x21-\x7e]*$/.test(host) ? host : hostInAscii(host)
  const plain = scheme + plainHost + rest.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
  if (isFoundWhole(plain, '')) return plain
  const strict = scheme + plainHost + rest.replace(/[^\p{L}\p{N}\-_&=#/.?%:+;@,]/gu, percentEncoded)
  const ended = strict.replace(/[^A-Za-z0-9\-_&=#/?]$/, sign =>
    // In a query, a plus is a space.
    sign === '+' && /\?[^#]*$/.test(strict) ? '%20' : percentEncoded(sign),
  )
  const careful = ended.replace(/[^A-Za-z0-9\-_=#/+](?=[?])/, percentEncoded)
  return [strict, ended, careful].map(inAscii).find(each => isFoundWhole(each, '')) ?? plain
}

/** Whether a network's finder sees exactly this link where this text follows it. */
export function isFoundWhole(link: string, after: string): boolean {
  if (isOverlong(link)) return false
  const [found] = twitterText.extractUrlsWithIndices(link + after, { extractUrlsWithoutProtocol: true })
  return found !== undefined && found.indices[0] === 0 && found.indices[1] === link.length && isAscii(link)
}

/** A host has at most 253 letters (RFC 1035, 2.3.4). */
function isOverlong(link: string): boolean {
  return link.length > longestLink || !/^(?:https?:\/\/)?[^/?#]{1,253}(?:[/?#]|$)/i.test(link)
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text)
}

function inAscii(link: string): string {
  return link.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
}

function hostInAscii(host: string): string {
  return URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`).host : host
}

function percentEncoded(sign: string): string {
  return [...new TextEncoder().encode(sign)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
