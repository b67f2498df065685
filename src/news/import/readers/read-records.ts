import type { ImportForm, ReadRecord } from '../news-record.ts'
import { readCsv } from './read-csv.ts'
import { readFeed } from './read-feed.ts'
import { readJson } from './read-json.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'

/** One reader to a form. Each takes decoded text with `\n` line ends, and the file's name for messages. */
const readers: Record<ImportForm, (text: string, name: string) => ReadRecord[]> = {
  text: readText,
  csv: readCsv,
  json: readJson,
  feed: readFeed,
  markdown: readMarkdown,
}

/** The records of a file in its order, each good or with its reason. Throws DatelineError only. */
export function readRecords(form: ImportForm, text: string, name: string): ReadRecord[] {
  return readers[form](text, name)
}
