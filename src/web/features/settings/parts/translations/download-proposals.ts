import { saveFile } from '../../../../shared/page/save-file.ts'
import type { Proposal } from '../../api/translations.ts'

/** The texts that are proposed, by key: of several for one text the newest. */
export function newestTexts(proposals: readonly Proposal[]): Record<string, string> {
  return Object.fromEntries(
    proposals
      .toSorted((one, other) => one.at.localeCompare(other.at))
      .map(({ key, text }): [string, string] => [key, text]),
  )
}

/** Saves texts by key as a file that `npm run translations:apply` reads. */
export function downloadProposals(language: string, texts: Readonly<Record<string, string>>): void {
  const content = `${JSON.stringify({ language, texts }, null, 2)}\n`
  saveFile(`dateline-translations-${language}.json`, new Blob([content], { type: 'application/json' }))
}
