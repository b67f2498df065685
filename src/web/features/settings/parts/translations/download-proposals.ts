import { saveFile } from '../../../../shared/page/save-file.ts'
import type { Proposals } from './use-proposals.ts'

/** Saves the proposals as a file that `npm run translations:apply` reads. */
export function downloadProposals(language: string, texts: Proposals): void {
  const content = `${JSON.stringify({ language, texts }, null, 2)}\n`
  saveFile(`dateline-translations-${language}.json`, new Blob([content], { type: 'application/json' }))
}
