import { itemLink } from '../../../core/news-content.ts'
import type { Note } from '../../../core/text/note.ts'
import { normalised } from '../../../core/text/windows.ts'
import type { ReadRecord } from '../news-record.ts'
import { readDateline } from './dateline.ts'
import { type FeedEntry, type FeedText, readFeedDocument } from './feed-entries.ts'
import { plainTextOfHtml, tidied } from './plain-text-of-html.ts'
import { recordOfFields } from './record-fields.ts'
import { checkXml } from './xml-outline.ts'

/**
 * An RSS, RDF or Atom feed: an item to an entry, its title and its summary as plain text, its link. Nothing that the
 * feed points to is fetched.
 *
 * @throws DatelineError `bad-input` for what is no feed, and for XML that defines entities or nests too deep.
 */
export function readFeed(text: string, name: string): ReadRecord[] {
  const { entryLines } = checkXml(text, name)
  const { entries } = readFeedDocument(text, name)
  const lost = entryLines.length - entries.length
  const records = entries.map((entry, index) =>
    recordOfEntry(entry, (lost === 0 ? entryLines[index] : undefined) ?? index + 1),
  )
  if (lost <= 0) return records
  return [
    ...records,
    { line: 1, reason: `${lost} of ${entryLines.length} entries hold nothing that can be read.` },
  ]
}

/** One entry as a record; `line` is where it stands in its file, or its number. */
export function recordOfEntry(entry: FeedEntry, line: number): ReadRecord {
  const title = plainTextOf(entry.title)
  const body = plainTextOf(entry.body)
  const [firstLine = ''] = body.split('\n', 1)
  const words = sameWords(title, firstLine) ? [body] : [title, body]
  const text = words.filter(part => part !== '').join('\n\n')
  if (text === '') return { line, reason: 'The entry has neither a title nor a text.' }
  const { link, notes } = linkOf(entry, line)
  const places = readDateline(body) ?? readDateline(title) ?? []
  return recordOfFields({ places, text, ...(link === undefined ? {} : { link }) }, line, [
    ...notes,
    ...contentNotes(entry, line),
  ])
}

export function plainTextOf(text: FeedText | undefined): string {
  if (text === undefined || text.form === 'other') return ''
  return text.form === 'html' ? plainTextOfHtml(text.value) : tidied(text.value)
}

function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => normalised(text, 'NFC').replace(/\s+/gu, ' ').trim()
  return plain(one) === plain(other)
}

/** The first address that works, made whole by the feed's own; an entry never fails for its link. */
function linkOf(entry: FeedEntry, line: number): { link?: string; notes: Note[] } {
  const written = entry.links
    .map(link => link.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, ''))
    .filter(link => link !== '')
  for (const link of written) {
    const whole = wholeLink(link, entry.bases)
    if (whole !== undefined) return { link: whole, notes: [] }
  }
  const [first] = written
  if (first === undefined) return { notes: [] }
  const message = `The link "${first.slice(0, 80)}" is no web address that can be published, and nothing in the feed makes it one; the entry came in without it.`
  return { notes: [{ place: `line ${line}`, code: 'link-left-out', message }] }
}

function wholeLink(link: string, bases: readonly string[]): string | undefined {
  const whole = resolved(link, bases)
  // A link with a password in it must not be published.
  return whole !== undefined && itemLink.safeParse(whole).success ? whole : undefined
}

function resolved(link: string, bases: readonly string[]): string | undefined {
  if (/^https?:\/\/\S+$/i.test(link) && URL.canParse(link)) return link
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || /\s/.test(link)) return undefined
  let base: string | undefined
  for (const each of bases) {
    if (URL.canParse(each, base)) base = new URL(each, base).href
  }
  if (base === undefined || !/^https?:/i.test(base) || !URL.canParse(link, base)) return undefined
  return new URL(link, base).href
}

function contentNotes(entry: FeedEntry, line: number): Note[] {
  if (entry.body?.form !== 'other') return []
  const message = `The content of the entry is ${entry.body.value}, which is no text; only its title came in.`
  return [{ place: `line ${line}`, code: 'content-left-out', message }]
}
