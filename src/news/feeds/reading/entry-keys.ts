import { sha256 } from '../../../core/hash.ts'
import { normalised } from '../../../core/text/windows.ts'

/** What distinguishes the entries of one document. */
export interface EntryIdentity {
  /** As the feed has it: `guid`, `id` or `rdf:about`. */
  id: string | undefined
  /** Whole, where there is one that works. */
  link: string | undefined
  /** Addresses of the feed's own pages: a link to one of them is of no entry in particular. */
  pages: readonly string[]
  /** Its title and text, plain. */
  words: string
}

export interface EntryKeys {
  /** By which it is kept. */
  key: string
  /** Each by which it may have been kept before. */
  keys: string[]
  linkKey: string | null
}

/**
 * By what each entry is known again: its id; where there is none, or several entries have the same, its link; and where
 * that is no better, its words. A link that is this entry's alone also finds it when the feed gives it another id.
 */
export function keysOfEntries(entries: readonly EntryIdentity[]): EntryKeys[] {
  const ids = entries.map(({ id }) => (id === undefined || id.trim() === '' ? undefined : plain(id)))
  const links = entries.map(({ link, pages }) => {
    const own = link === undefined ? undefined : plain(link)
    return own !== undefined && pages.some(page => plain(page) === own) ? undefined : own
  })
  const isOwnId = single(ids)
  const isOwnLink = single(links)
  return entries.map(({ words }, index) => {
    const [id, link] = [ids[index], links[index]]
    const idKey = id === undefined ? undefined : sha256(`id ${id}`)
    const linkKey = link !== undefined && isOwnLink(link) ? sha256(`link ${link}`) : undefined
    const wordsKey = sha256(`words ${normalised(words, 'NFC').replace(/\s+/gu, ' ').trim()}`)
    const key = (id !== undefined && isOwnId(id) ? idKey : undefined) ?? linkKey ?? wordsKey
    const keys = [key, idKey, linkKey, wordsKey].filter(each => each !== undefined)
    return { key, keys: [...new Set(keys)], linkKey: linkKey ?? null }
  })
}

function single(values: readonly (string | undefined)[]): (value: string) => boolean {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  return value => counts.get(value) === 1
}

/** An address without what changes while it stays the same: the scheme, and marks that count where clicks come from. */
function plain(text: string): string {
  const trimmed = text.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return trimmed
  const url = new URL(trimmed)
  for (const name of [...url.searchParams.keys()])
    if (/^(utm_\w+|fbclid|gclid)$/i.test(name)) url.searchParams.delete(name)
  return url.href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}
