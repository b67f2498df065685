import { LinkifyIt } from 'linkify-it'
import twitterText from 'twitter-text'
import { longestLink, type TextWindow, windowsOf } from '../../../core/text/windows.ts'
import { findWebLinks, restOfLink } from '../links/web-links.ts'
import { rangeTaker } from './ranges.ts'

/** A run of a text that means something as a whole and must never be cut. Positions are UTF-16 code units. */
export interface Span {
  kind: 'link' | 'handle' | 'hashtag' | 'cashtag' | 'phone'
  start: number
  end: number
  text: string
}

/** Every link, mail address, handle, hashtag, cashtag and telephone number, in order, none overlapping. */
export function findSpans(text: string): Span[] {
  const windows = windowsOf(text)
  const found = [
    ...webLinks(text),
    ...windows.flatMap(networkSpans),
    ...windows.flatMap(otherLinks),
    ...phoneNumbers(text),
  ]
  return found.filter(rangeTaker(text.length)).sort((a, b) => a.start - b.start)
}

function webLinks(text: string): Span[] {
  return findWebLinks(text).map(link => ({ kind: 'link', ...link }))
}

function networkSpans({ start: from, text }: TextWindow): Span[] {
  return twitterText.extractEntitiesWithIndices(text).map(entity => {
    const [start, end] = entity.indices
    const kind =
      'url' in entity
        ? 'link'
        : 'hashtag' in entity
          ? 'hashtag'
          : 'screenName' in entity
            ? 'handle'
            : 'cashtag'
    const until = end + restOfSpan(kind, text.slice(start, end), text.slice(end, end + longestLink))
    return { kind, start: from + start, end: from + until, text: text.slice(start, until) }
  })
}

function restOfSpan(kind: Span['kind'], found: string, after: string): number {
  if (kind === 'handle') return dottedRest(after)
  return kind === 'link' ? restOfLink(found, after).length : 0
}

/** Facebook's handles have dots in them, which X's do not. */
function dottedRest(text: string): number {
  return /^(?:\.[A-Za-z0-9]+)+/.exec(text)?.[0].length ?? 0
}

const linkify = new LinkifyIt({ fuzzyLink: false })

/** Mail addresses, and links with other schemes. */
function otherLinks({ start, text }: TextWindow): Span[] {
  return (linkify.match(text) ?? []).map(found => ({
    kind: 'link',
    start: start + found.index,
    end: start + found.lastIndex,
    text: found.raw,
  }))
}

const phoneShape =
  /(?<![\p{L}\p{M}\p{Nd}_@#/.+-])(?:\+|\(?[0\u0660\u06f0])[\p{Nd} \u00a0().\u2010-\u2013-]{5,}\p{Nd}(?![\p{L}\p{M}_])/gu
const dateShape = /^\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{2,4}$/u

/** Numbers written with a plus or a leading zero, of 7 to 15 digits (ITU-T E.164). Years and dates are not. */
function phoneNumbers(text: string): Span[] {
  return [...text.matchAll(phoneShape)].flatMap(match => {
    const digits = match[0].replace(/[^\p{Nd}]/gu, '').length
    if (digits < 7 || digits > 15 || dateShape.test(match[0])) return []
    return [{ kind: 'phone', start: match.index, end: match.index + match[0].length, text: match[0] }]
  })
}
