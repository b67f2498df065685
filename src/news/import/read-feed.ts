import { parseFeed } from 'feedsmith'
import { DatelineError } from '../../core/errors.ts'
import { readDateline } from './dateline.ts'
import type { ReadRecord } from './news-record.ts'
import { plainTextOfHtml } from './plain-text-of-html.ts'
import { recordOfFields } from './record-fields.ts'
import { checkXml } from './xml-outline.ts'

interface FeedEntry {
  title: string | undefined
  /** The summary where there is one, else the full content. */
  body: string | undefined
  link: string | undefined
}

/**
 * An RSS, RDF or Atom feed: an item to an entry, its title and its summary as plain text, its link. Nothing that the
 * feed points to is fetched.
 *
 * @throws DatelineError `bad-input` for what is no feed, and for XML that defines entities or nests too deep.
 */
export function readFeed(text: string, name: string): ReadRecord[] {
  const { entryLines } = checkXml(text, name)
  const entries = entriesOf(text, name)
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

function recordOfEntry(entry: FeedEntry, line: number): ReadRecord {
  const title = plainTextOfHtml(entry.title ?? '')
  const body = plainTextOfHtml(entry.body ?? '')
  const words = body.startsWith(title) ? [body] : [title, body]
  const text = words.filter(part => part !== '').join('\n\n')
  if (text === '') return { line, reason: 'The entry has neither a title nor a text.' }
  const link = entry.link?.trim()
  return recordOfFields(
    {
      places: readDateline(body) ?? readDateline(title) ?? [],
      text,
      ...(link ? { link } : {}),
    },
    line,
  )
}

function entriesOf(text: string, name: string): FeedEntry[] {
  const parsed = parsedFeed(text, name)
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(item => ({
        title: item.title,
        body: item.description ?? item.content?.encoded,
        link: item.link,
      }))
    case 'rdf':
      return (parsed.feed.items ?? []).map(item => ({
        title: item.title,
        body: item.description ?? item.content?.encoded,
        link: item.link,
      }))
    case 'atom':
      return (parsed.feed.entries ?? []).map(entry => ({
        title: entry.title?.value,
        body: entry.summary?.value ?? entry.content?.value,
        link: (
          entry.links?.find(link => link.rel === undefined || link.rel === 'alternate') ?? entry.links?.[0]
        )?.href,
      }))
    case 'json':
      throw new DatelineError('bad-input', `${name} is a JSON Feed; RSS and Atom are read.`)
  }
}

function parsedFeed(text: string, name: string) {
  try {
    return parseFeed(text)
  } catch {
    throw new DatelineError('bad-input', `${name} is neither RSS nor Atom, or its XML is broken.`)
  }
}
