import type { UtmTags } from '../../../channels/channel-style.ts'
import type { Direction } from '../../../core/languages/language.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { LayoutRules } from '../../../networks/profile.ts'
import { withUtm } from '../links/utm.ts'
import { isFoundWhole, withNetworkLetters } from '../links/web-links.ts'
import { firstStrong } from '../words/direction.ts'
import { findSpans, type Span } from '../words/spans.ts'
import type { OrganisationHandle, PartKind } from './contract.ts'
import { findOrganisations, type NamedHandle } from './organisation-handles.ts'

/** The author's words with handles, UTM tags and isolates worked in. Positions are UTF-16 code units. */
export interface RenderedWords {
  text: string
  /** What is not the author's, in order. */
  changes: Change[]
  /** Ranges that must stay whole: links, handles, hashtags, telephone numbers, with their isolates. */
  whole: { start: number; end: number }[]
  warnings: string[]
}

export interface Change {
  start: number
  end: number
  kind: PartKind
  why: string
  replaces?: string
}

export interface WordsStyle {
  network: NetworkName
  rules: LayoutRules
  direction: Direction
  utm?: UtmTags | undefined
  handles: readonly OrganisationHandle[]
  /** A credit line that the words hold already; names inside it stay. */
  credit?: string | undefined
}

/** LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9). */
export const isolateStart = '\u2066'
export const isolateEnd = '\u2069'

export function renderWords(words: string, style: WordsStyle): RenderedWords {
  const spans = findSpans(words)
  const untouched = [...spans, ...rangeOf(words, style.credit)]
  const organisations = findOrganisations(words, untouched, style, style.handles)
  const rendered: RenderedWords = { text: '', changes: [], whole: [], warnings: organisations.warnings }
  let done = 0
  for (const place of places(spans, organisations.found)) {
    rendered.text += words.slice(done, place.start)
    const start = rendered.text.length
    const isolate = style.direction === 'rtl' ? isolateReason(words, place, style.rules) : undefined
    if (isolate) append(rendered, isolateStart, { kind: 'isolate', why: isolate })
    appendPlace(rendered, place, words, style.utm)
    if (isolate) append(rendered, isolateEnd, { kind: 'isolate', why: isolate })
    rendered.whole.push({ start, end: rendered.text.length })
    done = place.end
  }
  rendered.text += words.slice(done)
  return rendered
}

function rangeOf(words: string, part: string | undefined): { start: number; end: number }[] {
  const start = part ? words.indexOf(part) : -1
  return part && start >= 0 ? [{ start, end: start + part.length }] : []
}

type Place = Span | (NamedHandle & { kind: 'organisation'; text: string })

function places(spans: readonly Span[], named: readonly NamedHandle[]): Place[] {
  const organisations = named.map(place => ({ ...place, kind: 'organisation' as const, text: place.handle }))
  return [...spans, ...organisations].sort((a, b) => a.start - b.start)
}

function append(rendered: RenderedWords, text: string, change: Omit<Change, 'start' | 'end'>): void {
  const start = rendered.text.length
  rendered.text += text
  rendered.changes.push({ ...change, start, end: rendered.text.length })
}

function appendPlace(rendered: RenderedWords, place: Place, words: string, utm: UtmTags | undefined): void {
  if (place.kind === 'organisation') {
    append(rendered, place.handle, {
      kind: 'handle',
      why: `${place.name} goes by ${place.handle} on this network.`,
      replaces: words.slice(place.start, place.end),
    })
    return
  }
  const after = words.slice(place.end, place.end + 100)
  const { text, why } = place.kind === 'link' ? linkInPost(place.text, after, utm) : unchanged(place.text)
  if (text === place.text) rendered.text += text
  else append(rendered, text, { kind: 'link', why, replaces: place.text })
}

/** A link with its UTM tags, in letters with which networks find it whole; without tags where the words go on at once. */
function linkInPost(link: string, after: string, utm: UtmTags | undefined): { text: string; why: string } {
  if (!isWebLink(link)) return unchanged(link)
  const whole = withNetworkLetters(link)
  const tagged = withNetworkLetters(withUtm(whole, utm))
  const goesOn = /^\S*/.exec(after)?.[0] ?? ''
  const text = isFoundWhole(tagged, goesOn) || !isFoundWhole(whole, goesOn) ? tagged : whole
  const tags = text === whole ? [] : ["The channel's UTM tags were added to the author's link."]
  const letters = whole === link ? [] : ['Letters at which networks end a link are percent-encoded.']
  return { text, why: [...tags, ...letters].join(' ') }
}

function isWebLink(link: string): boolean {
  return /^https?:\/\//i.test(link) || !/^[a-z]+:|^[^/]*@/i.test(link)
}

function unchanged(text: string): { text: string; why: string } {
  return { text, why: '' }
}

const reasons: Record<Place['kind'], string> = {
  link: 'Keeps the link readable inside right-to-left text.',
  handle: 'Keeps the handle readable inside right-to-left text.',
  organisation: 'Keeps the handle readable inside right-to-left text.',
  hashtag: 'Keeps the sign of a Latin hashtag on its left inside right-to-left text.',
  cashtag: 'Keeps the sign of a cashtag on its left inside right-to-left text.',
  phone: 'Keeps the digits of a telephone number in order inside right-to-left text.',
}

function isolateReason(words: string, place: Place, rules: LayoutRules): string | undefined {
  const already = /[\u200e\u200f\u202a-\u202e\u2066-\u2068]/u.test(words[place.start - 1] ?? '')
  if (already) return undefined
  if (place.kind === 'hashtag' && firstStrong(place.text) !== 'ltr') return undefined
  if (place.kind === 'link' && rules.linkIsolates === 'links inside a line' && ownLine(words, place)) {
    return undefined
  }
  return reasons[place.kind]
}

function ownLine(words: string, place: Place): boolean {
  let before = place.start
  while (before > 0 && /[^\S\n]/.test(words[before - 1] ?? '')) before -= 1
  const beginsLine = before === 0 || words[before - 1] === '\n'
  return beginsLine && /^[^\S\n]*(?:\n|$)/.test(words.slice(place.end))
}
