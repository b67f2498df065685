import type { Proposals } from './use-proposals.ts'

/** Saves the proposals as a file that `npm run translations:apply` reads. */
export function downloadProposals(language: string, texts: Proposals): void {
  const link = document.createElement('a')
  const content = `${JSON.stringify({ language, texts }, null, 2)}\n`
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  link.href = address
  link.download = `dateline-translations-${language}.json`
  link.click()
  URL.revokeObjectURL(address)
}
