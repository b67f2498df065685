import { parseFeed } from 'feedsmith'
import { DatelineError } from '../../../core/errors/errors.ts'

/** A text as its feed has it. `other` is content that is no text (Base64, a file elsewhere); `value` names its kind. */
export interface FeedText {
  form: 'plain' | 'html' | 'other'
  value: string
}

export interface FeedEntry {
  title: FeedText | undefined
  /** The summary where there is one, else the full content. */
  body: FeedText | undefined
  /** As written, the best first. */
  links: string[]
  /** What relative links stand in relation to, the widest first. */
  bases: string[]
  /** What the feed itself knows it by: `guid`, `id` or `rdf:about`. */
  id: string | undefined
  /** When it was published, or else updated, as written. */
  at: string | undefined
}

export interface FeedDocument {
  /** As the feed calls itself. */
  title: FeedText | undefined
  /** How long it may be kept before it is asked for again, in minutes. */
  ttlMinutes: number | undefined
  /** In the order of the feed. */
  entries: FeedEntry[]
}

/** @throws DatelineError `bad-input` for what is neither RSS nor Atom. */
export function readFeedDocument(text: string, name: string): FeedDocument {
  const parsed = parsedFeed(text, name)
  const entries = entriesOf(parsed, name)
  switch (parsed.format) {
    case 'rss':
      return { title: html(parsed.feed.title), ttlMinutes: parsed.feed.ttl, entries }
    case 'atom':
      return { title: atomText(parsed.feed.title), ttlMinutes: undefined, entries }
    default:
      return { title: html(parsed.feed.title), ttlMinutes: undefined, entries }
  }
}

function entriesOf(parsed: ReturnType<typeof parsedFeed>, name: string): FeedEntry[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(item => ({
        title: html(item.title ?? item.dc?.titles?.[0] ?? mediaOf(item.media, 'title')),
        body: html(
          item.description ??
            item.content?.encoded ??
            item.dc?.descriptions?.[0] ??
            mediaOf(item.media, 'description'),
        ),
        links: present([
          item.link,
          // A guid is a permalink unless it says that it is none (RSS 2.0).
          item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value),
          item.atom?.links?.find(isAlternate)?.href,
        ]),
        bases: present([parsed.feed.link, parsed.feed.xml?.base, item.xml?.base]),
        id: item.guid?.value,
        at: item.pubDate ?? item.dc?.dates?.[0],
      }))
    case 'rdf':
      return (parsed.feed.items ?? []).map(item => ({
        title: html(item.title ?? item.dc?.titles?.[0]),
        body: html(item.description ?? item.content?.encoded ?? item.dc?.descriptions?.[0]),
        links: present([item.link]),
        bases: present([parsed.feed.link]),
        id: item.rdf?.about,
        at: item.dc?.dates?.[0],
      }))
    case 'atom':
      return (parsed.feed.entries ?? []).map(entry => ({
        title: atomText(entry.title) ?? html(entry.dc?.titles?.[0] ?? mediaOf(entry.media, 'title')),
        body: atomText(entry.summary) ?? atomText(entry.content) ?? html(entry.dc?.descriptions?.[0]),
        links: present((entry.links ?? []).filter(isAlternate).map(link => link.href)),
        // `xml:base` counts from the outside in (RFC 4287, 2); where there is none, the feed's own page.
        bases: present([parsed.feed.links?.find(isAlternate)?.href, parsed.feed.xml?.base, entry.xml?.base]),
        id: entry.id,
        at: entry.published ?? entry.updated,
      }))
    case 'json':
      throw new DatelineError('feed-is-json', { name })
  }
}

function parsedFeed(text: string, name: string) {
  try {
    return parseFeed(withoutRootPrefix(text))
  } catch {
    throw new DatelineError('feed-invalid', { name })
  }
}

/** RSS has no namespace, yet some programs write one: `<r:rss>` is `<rss>`. */
function withoutRootPrefix(text: string): string {
  const prefix = /^(?:\ufeff|\s|<\?[^>]*>|<!--[\s\S]{0,10000}?-->)*<([\w.-]{1,40}):rss[\s>]/i.exec(text)?.[1]
  return prefix === undefined ? text : text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</')
}

function html(value: string | undefined): FeedText | undefined {
  return value === undefined ? undefined : { form: 'html', value }
}

/** RFC 4287, 3.1.1 and 4.1.3: the type says what a text is; none is plain text, but where programs forgot it. */
function atomText(text: { value?: string; type?: string; src?: string } | undefined): FeedText | undefined {
  if (text === undefined) return undefined
  const { value, type = '' } = text
  const media = type.toLowerCase().split(';')[0]?.trim() ?? ''
  if (value === undefined)
    return text.src === undefined ? undefined : { form: 'other', value: media || 'a link' }
  if (media === 'html' || media === 'xhtml' || /^text\/html$|[/+]xml$/.test(media))
    return { form: 'html', value }
  if (media === '') return { form: forgottenMarkup.test(value) ? 'html' : 'plain', value }
  return /^text(\/|$)/.test(media) ? { form: 'plain', value } : { form: 'other', value: media }
}

const forgottenMarkup = /<\/(p|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|table)>|<br\s*\/?>/i

interface Described {
  title?: { value?: string }
  description?: { value?: string }
}

function mediaOf(
  media: (Described & { contents?: Described[]; group?: Described }) | undefined,
  field: 'title' | 'description',
): string | undefined {
  return media?.[field]?.value ?? media?.group?.[field]?.value ?? media?.contents?.[0]?.[field]?.value
}

function isAlternate(link: { rel?: string }): boolean {
  // A relation may be written by its full address (RFC 4287, 4.2.7.2). Others lead to the feed or to a sound file.
  return /^(?:(?:https?:\/\/www\.iana\.org\/assignments\/relation\/)?alternate)?$/i.test(
    link.rel?.trim() ?? '',
  )
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text.trim()) ? text : undefined
}

function present(texts: readonly (string | undefined)[]): string[] {
  return texts.filter(text => text !== undefined)
}
