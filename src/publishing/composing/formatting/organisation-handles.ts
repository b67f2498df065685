import type { NetworkName } from '../../../networks/network.ts'
import type { LayoutRules } from '../../../networks/profile.ts'
import { outsideOf, type TextRange } from '../words/ranges.ts'
import type { OrganisationHandle } from './contract.ts'

export interface NamedHandle extends TextRange {
  /** With its "@". */
  handle: string
  name: string
}

/**
 * Where organisation names give way to handles: the first mention of each organisation, whole words in the same
 * letter case, outside links, handles and hashtags. An organisation whose handle the text has already is left
 * alone. Where the network would show a text that begins with a handle as an answer, none begins with one.
 */
export function findOrganisations(
  text: string,
  spans: readonly TextRange[],
  { network, rules }: { network: NetworkName; rules: LayoutRules },
  table: readonly OrganisationHandle[],
): { found: NamedHandle[]; warnings: string[] } {
  const warnings: string[] = []
  const present = new Set(
    spans
      .filter(span => /^[@＠]/.test(text.slice(span.start)))
      .map(span => bare(text.slice(span.start, span.end)).toLowerCase()),
  )
  const candidates: NamedHandle[] = []
  const outside = outsideOf(text.length, spans)
  for (const row of table) {
    const handle = bare(row.handle)
    if (row.network !== network || row.name.trim() === '' || present.has(handle.toLowerCase())) continue
    const places = mentions(text, row.name).filter(
      place => !(rules.handlePlace === 'never-first' && place.start === 0) && outside(place),
    )
    if (places.length === 0) continue
    if (rules.handle.test(handle)) {
      for (const place of places) candidates.push({ ...place, handle: `@${handle}`, name: row.name })
    } else {
      warnings.push(
        `The handle "${excerpt(row.handle)}" of ${excerpt(row.name)} is not one that the network knows, so the name stays.`,
      )
    }
  }
  const inBrackets = bracketed(text, candidates)
  return {
    found: firstOfEach(
      // Of "Long Name (LN)" the short name gives way to the handle: "Long Name (@handle)" reads better.
      candidates.filter(place => !inBrackets.has(keyOf(place.handle, place.end + ' ('.length))),
    ),
    warnings,
  }
}

function bare(handle: string): string {
  return handle.trim().replace(/^[@＠]/, '')
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Where a text names an organisation: whole words, in the same letter case. */
export function mentions(text: string, name: string): { start: number; end: number }[] {
  const words = name.trim().split(/\s+/).map(escaped).join('[ \\u00a0]+')
  // A name that is part of a compound ("EU-ICMPD", "ICMPD-led") is another word.
  const whole = new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}_@＠#$%&*!/.\\-])${words}(?![\\p{L}\\p{M}\\p{N}_@＠]|[-/.][\\p{L}\\p{N}])`,
    'gu',
  )
  return [...text.matchAll(whole)].map(match => ({ start: match.index, end: match.index + match[0].length }))
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Where each handle's names stand in brackets behind a space. */
function bracketed(text: string, candidates: readonly NamedHandle[]): Set<string> {
  const found = candidates.filter(
    ({ start, end }) => start >= 2 && text.slice(start - 2, start) === ' (' && text[end] === ')',
  )
  return new Set(found.map(({ handle, start }) => keyOf(handle, start)))
}

function keyOf(handle: string, start: number): string {
  return `${handle} ${start}`
}

/** Earlier first, the longer name where two begin together; then one mention to a handle. */
function firstOfEach(candidates: readonly NamedHandle[]): NamedHandle[] {
  const used = new Set<string>()
  const found: NamedHandle[] = []
  for (const candidate of [...candidates].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1)
    if (used.has(candidate.handle.toLowerCase()) || (last && candidate.start < last.end)) continue
    used.add(candidate.handle.toLowerCase())
    found.push(candidate)
  }
  return found
}
