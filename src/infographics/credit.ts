import type { CreditLine, InfographicContent } from './content.ts'
import type { Words } from './words/words.ts'

/** The donors' lines, each once; none where it is recorded that there is no donor to name. */
export function creditLines({ credit }: Pick<InfographicContent, 'credit'>): CreditLine[] {
  if (credit === 'none') return []
  const given = Array.isArray(credit) ? credit : [credit]
  return [...new Map(given.map(line => [line.line, line])).values()]
}

/** A donor's line as it is printed, with a note where it is in another language than the picture. */
export function creditText(
  credit: CreditLine,
  { language }: Pick<InfographicContent, 'language'>,
  words: Words,
): string {
  const isOther = credit.language !== undefined && credit.language !== language
  return isOther ? `${credit.line} (${words.creditInOtherLanguage})` : credit.line
}
