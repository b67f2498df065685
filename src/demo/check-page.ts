import { decodeText } from '../news/import/decode-text.ts'
import { detectForm } from '../news/import/detect-form.ts'
import { readRecords } from '../news/import/readers/read-records.ts'
import { noNews } from './no-news.ts'

/**
 * Looks at a page of news before anything is made for it.
 * @throws DatelineError `bad-input` or `too-large` when nothing of it can be read; see `noNews`.
 */
export function checkPage({ bytes, name }: { bytes: Uint8Array; name: string }): void {
  const text = decodeText(bytes, name)
  const records = readRecords(detectForm(text, name), text, name)
  const faults = records.flatMap(record => ('reason' in record ? [record] : []))
  if (faults.length === records.length) throw noNews(name, faults)
}
