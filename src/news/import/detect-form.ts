import type { ImportForm } from './news-record.ts'
import { looksLikeNewsTable } from './readers/read-csv.ts'

/** The form that a file's name tells. */
const formOfEnding: Record<string, ImportForm> = {
  txt: 'text',
  text: 'text',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  xml: 'feed',
  rss: 'feed',
  atom: 'feed',
  md: 'markdown',
  markdown: 'markdown',
}

/** The form of a file by its name, or by how it begins where the name does not tell (standard input). */
export function detectForm(text: string, name: string): ImportForm {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const named = Object.hasOwn(formOfEnding, ending) ? formOfEnding[ending] : undefined
  return named ?? formOfContent(text)
}

function formOfContent(text: string): ImportForm {
  const start = text.slice(0, 10_000).trimStart()
  if (/^<(\?xml|!--|!doctype\s+rss|rss|feed|rdf:rdf)/i.test(start)) return 'feed'
  if (/^\{\s*("|\})/.test(start) || /^\[\s*[{\]]/.test(start)) return 'json'
  if (/^---\s*\n[\s\S]*?^[a-z_]+:[\s\S]*?^---\s*$/m.test(start)) return 'markdown'
  return looksLikeNewsTable(start) ? 'csv' : 'text'
}
