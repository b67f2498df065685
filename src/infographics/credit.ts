import type { CreditLine, InfographicContent } from './content.ts'

/** The donors' lines, each once; none where it is recorded that there is no donor to name. */
export function creditLines({ credit }: Pick<InfographicContent, 'credit'>): CreditLine[] {
  if (credit === 'none') return []
  const given = Array.isArray(credit) ? credit : [credit]
  return [...new Map(given.map(line => [line.line, line])).values()]
}
