import { DateTime } from 'luxon'
import type { InterfaceLanguage } from '../../core/languages/interface-languages.ts'
import { messageLocale } from '../../core/languages/registry.ts'
import { textInLanguage } from '../sentences/in-language.ts'
import { type Said, sentenceIn } from '../sentences/sentence.ts'

/** One notification of a digest. */
export interface DigestLine {
  /** The office's name; Dateline's where it is for one person. */
  office: string
  message: string
  says: Said | null
  /** UTC. */
  at: Date
}

/** More is in the app. */
const mostLines = 100

/** By office, the oldest first, with the time on the person's clock. */
export function textOfDigest(
  lines: readonly DigestLine[],
  { timeZone, language }: { timeZone: string; language: InterfaceLanguage },
  publicUrl: string,
): string {
  const shown = lines.slice(0, mostLines)
  const offices = [...new Set(shown.map(line => line.office))]
  const blocks = offices.map(office => {
    const own = shown.filter(line => line.office === office)
    return [
      office,
      ...own.map(line => `- ${timeOf(line.at, timeZone)}: ${textInLanguage(line, language)}`),
    ].join('\n')
  })
  const left = lines.length - shown.length
  const rest = left > 0 ? [sentenceIn(language, { code: 'digest-more', params: { count: left } })] : []
  return `${[...blocks, ...rest, `${publicUrl}/`].join('\n\n')}\n`
}

function timeOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale(messageLocale).toFormat('d LLLL HH:mm')
}
