import { systemActor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { sha256 } from '../../../core/hash.ts'
import { withoutForbidden } from '../../../core/text/characters.ts'
import { decodeBytes } from '../../../core/text/decode.ts'
import { firstWords } from '../../finding/first-words.view.ts'
import { knownWords } from '../../import/known-words.ts'
import type { NewsRecord, ReadRecord } from '../../import/news-record.ts'
import { type FeedEntry, type FeedText, readFeedDocument } from '../../import/readers/feed-entries.ts'
import { plainTextOf, recordOfEntry } from '../../import/readers/read-feed.ts'
import { checkXml } from '../../import/readers/xml-outline.ts'
import { settleRecord } from '../../import/settle-record.ts'
import { type EntryKeys, keysOfEntries } from './entry-keys.ts'
import { feedsOfPage } from './feeds-of-page.ts'
import type { ReadEntry, ReadFeed, ReadInput } from './read-watched.ts'

/** More than any feed keeps; each is remembered. */
const mostEntries = 2_000
const mostOfTitle = 200

/**
 * The entries of a feed, the newest first.
 * @throws DatelineError that says why it is no feed that can be read.
 */
export function work(input: ReadInput): ReadFeed {
  const { host } = input
  const text = decoded(input)
  const { title, ttlMinutes, entries } = documentOf(text, input)
  if (entries.length > mostEntries)
    throw new DatelineError('feed-too-many-entries', {
      name: host,
      count: entries.length,
      most: mostEntries,
    })
  const ordered = newestFirst(entries)
  const records = ordered.map((entry, index) => recordOfEntry(entry, index + 1))
  const keys = keysOfEntries(ordered.map((entry, index) => identityOf(entry, records[index])))
  const name = lineOf(title, mostOfTitle)
  const toEntry = readerFor(input, name ?? host)
  return {
    title: name,
    ttlMinutes: ttlMinutes !== undefined && ttlMinutes > 0 ? ttlMinutes : undefined,
    entries: ordered.map((entry, index) => toEntry(entry, records[index], keys[index])),
  }
}

/** What a server says of the letters counts for bytes that are not UTF-8 and do not say it themselves. */
function decoded({ bytes, charset, host }: ReadInput): string {
  const isSaid = /^\s*<\?xml[^>]*?\sencoding\s*=/i.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
  )
  if (charset === undefined || isSaid || isUnicode(bytes)) return decodeBytes(bytes, host).text
  try {
    return decodeBytes(Buffer.from(new TextDecoder(charset).decode(bytes)), host).text
  } catch (thrown) {
    if (thrown instanceof RangeError) return decodeBytes(bytes, host).text
    throw thrown
  }
}

function isUnicode(bytes: Uint8Array): boolean {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  if (mark === 0xfffe || mark === 0xfeff) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function documentOf(text: string, { host, address }: ReadInput) {
  if (/^\s*(<!doctype html|<html[\s>])/i.test(text.slice(0, 1_000)))
    throw new DatelineError('feed-is-page', { name: host, hint: hintOf(feedsOfPage(text, address)) })
  checkXml(text, host)
  return readFeedDocument(text, host)
}

function hintOf(feeds: readonly string[]): string {
  if (feeds.length === 0) return 'Look for a link to "RSS" or "feed" on it.'
  return `It names ${feeds.length === 1 ? 'this feed' : 'these feeds'}: ${feeds.join(', ')}.`
}

/** By their dates where every entry has one; else as the feed has them, which is the newest first nearly everywhere. */
function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  const dated = entries.map(entry => ({ entry, at: Date.parse(entry.at ?? '') }))
  if (dated.some(({ at }) => Number.isNaN(at))) return [...entries]
  return dated.toSorted((a, b) => b.at - a.at).map(({ entry }) => entry)
}

function identityOf(entry: FeedEntry, record: ReadRecord | undefined) {
  return { id: entry.id, link: recordLink(record), pages: entry.bases, words: wordsOf(entry) }
}

function wordsOf(entry: FeedEntry): string {
  return `${plainTextOf(entry.title)}\n\n${plainTextOf(entry.body)}`
}

function recordLink(record: ReadRecord | undefined): string | undefined {
  return record && 'ok' in record ? record.ok.link : undefined
}

function readerFor(input: ReadInput, name: string) {
  const { feedId, language, officeId } = input
  // An entry belongs to the office that watches the feed, whatever places it names.
  const known = { ...knownWords(input.known), officeOf: new Map<string, string>() }
  const settings = { actor: systemActor, content: '', name, officeId, ...(language ? { language } : {}) }
  const topics = input.topics.flatMap(topic => known.topics.get(topic) ?? [])
  const draftOf = (record: NewsRecord, link: string | undefined) => {
    const settled = settleRecord(topics.length > 0 ? { ...record, topics } : record, settings, 'feed', known)
    if ('reason' in settled) return settled
    const source = { kind: 'feed', name, feedId, ...(link === undefined ? {} : { link }) }
    return { draft: { ...settled.draft, source } }
  }
  return (entry: FeedEntry, record: ReadRecord | undefined, keys: EntryKeys | undefined): ReadEntry => {
    if (!record || !keys) throw new Error('an entry without its record')
    const link = recordLink(record)
    const made = 'ok' in record ? draftOf(record.ok, link) : record
    return {
      ...keys,
      contentHash: sha256(wordsOf(entry)),
      title: lineOf(entry.title, mostOfTitle) ?? firstWords(plainTextOf(entry.body), []),
      link: link ?? null,
      ...('draft' in made ? { draft: made.draft } : { reason: made.reason.slice(0, 500) }),
    }
  }
}

/** One line that the record can hold; null where there are no words. */
function lineOf(text: FeedText | undefined, most: number): string | null {
  const line = withoutForbidden(plainTextOf(text).replace(/\s+/gu, ' ')).text.toWellFormed()
  return [...line.trim()].slice(0, most).join('') || null
}
