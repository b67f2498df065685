import { DatelineError } from '../core/errors.ts'
import { decodeText } from '../news/import/decode-text.ts'
import { detectForm } from '../news/import/detect-form.ts'
import { readRecords } from '../news/import/read-records.ts'

/**
 * Looks at a page of news before anything is made for it.
 * @throws DatelineError `bad-input` or `too-large` when nothing of it can be read; its faults are printed before.
 */
export function checkPage({ bytes, name }: { bytes: Uint8Array; name: string }): void {
  const text = decodeText(bytes, name)
  const records = readRecords(detectForm(text, name), text, name)
  if (records.some(record => 'ok' in record)) return
  for (const record of records) {
    if ('reason' in record) process.stderr.write(`${name}:${record.line}: ${record.reason}\n`)
  }
  throw new DatelineError(
    'bad-input',
    `${name} has no news item; see docs/importing-news.md for what one looks like.`,
  )
}
