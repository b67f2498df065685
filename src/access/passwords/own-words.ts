import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { Grant } from '../actor.ts'

/** A word that others would try first for this person, and where it comes from. */
export interface OwnWord {
  word: string
  from: 'name' | 'email' | 'office' | 'product' | 'calendar'
}

/** What a password must not be made of: the person's name and address, their offices, Dateline, the calendar. */
export async function ownWordsOf(
  db: Db,
  person: { name: string; email: string; grants: readonly Grant[] },
): Promise<OwnWord[]> {
  const offices = await officeTexts(db, person.grants)
  return [
    ...wordsOf(person.name).map(word => ({ word, from: 'name' }) as const),
    ...wordsOf(person.email).map(word => ({ word, from: 'email' }) as const),
    ...offices.flatMap(wordsOf).map(word => ({ word, from: 'office' }) as const),
    ...standingWords,
  ]
}

/**
 * What of a text is not one of the words, a number of up to four digits, or punctuation; undefined when none of the words
 * is in it. Both sides are compared as folded by `spellings`.
 */
export function besidesOwnWords(
  text: string,
  words: readonly OwnWord[],
): { left: number; from: OwnWord['from'][] } | undefined {
  let fewest: { left: number; from: OwnWord['from'][] } | undefined
  for (const spelling of spellings(text)) {
    const found = coveredBy(spelling, words)
    if (found.from.length > 0 && (!fewest || found.left < fewest.left)) fewest = found
  }
  return fewest
}

/** NFKC, without case and accents; and the same with digits and signs read as the letters they stand for. */
export function spellings(text: string): string[] {
  const folded = fold(text)
  return [
    ...new Set([
      folded,
      ...leetAlphabets.map(alphabet => [...folded].map(sign => alphabet[sign] ?? sign).join('')),
    ]),
  ]
}

export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
}

const shared = { '0': 'o', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't', '8': 'b', '+': 't' }
const leetAlphabets: Record<string, string>[] = [
  { ...shared, '1': 'i', '!': 'i', '|': 'i' },
  { ...shared, '1': 'l', '!': 'l', '|': 'l' },
]

const standingWords: OwnWord[] = [
  ...'dateline outreach scheduler migration migrant migrants information resource centre center office news post posts publish password passwort passphrase kennwort parola jelszo welcome login signin admin administrator approver author analyst operator secret changeme letmein twitter facebook mastodon'
    .split(' ')
    .map(word => ({ word, from: 'product' }) as const),
  ...'january february march april june july august september october november december spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday'
    .split(' ')
    .map(word => ({ word, from: 'calendar' }) as const),
]

/** Three letters are found in many good passwords by chance. */
const shortestWord = 4

function wordsOf(text: string): string[] {
  const parts = fold(text).split(/[^\p{L}\p{N}]+/u)
  const together = parts.join('')
  return [...new Set([...parts, together])].filter(word => [...word].length >= shortestWord)
}

async function officeTexts(db: Db, grants: readonly Grant[]): Promise<string[]> {
  if (grants.length === 0) return []
  const ids = grants.map(grant => grant.officeId)
  const rows = await db
    .selectFrom('office')
    .select(['id', sql<Record<string, string>>`names`.as('names')])
    .$if(!ids.includes('*'), query => query.where('id', 'in', ids))
    .execute()
  return rows.flatMap(row => [row.id, ...Object.values(row.names)])
}

/** The fewest characters that no word covers, by dynamic programming from left to right. */
function coveredBy(spelling: string, words: readonly OwnWord[]): { left: number; from: OwnWord['from'][] } {
  const signs = [...spelling]
  const best: { left: number; from: OwnWord['from'][] }[] = [{ left: 0, from: [] }]
  for (let end = 1; end <= signs.length; end += 1) {
    const last = signs[end - 1] ?? ''
    const before = best[end - 1] ?? { left: 0, from: [] }
    let here = { left: before.left + (isLetterOrDigit(last) ? 1 : 0), from: before.from }
    for (const { size, from } of endingAt(signs, end, words)) {
      const start = best[end - size] ?? { left: 0, from: [] }
      if (start.left < here.left || (start.left === here.left && from && here.from.length === 0))
        here = {
          left: start.left,
          from: from && !start.from.includes(from) ? [...start.from, from] : start.from,
        }
    }
    best[end] = here
  }
  return best[signs.length] ?? { left: 0, from: [] }
}

function endingAt(
  signs: readonly string[],
  end: number,
  words: readonly OwnWord[],
): { size: number; from: OwnWord['from'] | undefined }[] {
  const found: { size: number; from: OwnWord['from'] | undefined }[] = []
  for (const { word, from } of words) {
    const size = [...word].length
    if (size <= end && signs.slice(end - size, end).join('') === word) found.push({ size, from })
  }
  const number = /\d{1,4}$/.exec(signs.slice(Math.max(0, end - 4), end).join(''))?.[0]
  const standsAlone =
    number && !/\d/.test(signs[end - number.length - 1] ?? '') && !/\d/.test(signs[end] ?? '')
  if (number && standsAlone) found.push({ size: number.length, from: undefined })
  return found
}

function isLetterOrDigit(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign)
}
