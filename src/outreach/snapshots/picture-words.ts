import { DatelineError } from '../../core/errors/errors.ts'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import { languageEntry } from '../../core/languages/registry.ts'
import type { OfficeWords } from './infographic-content.ts'
import type { Presentation, PresentedProject } from './presentation.ts'

/**
 * What a picture says beside its figures, in its language, from what was frozen with them.
 * @throws DatelineError `project-donor-open` for a project that has neither a credit line nor the decision that there is
 * no donor to name; `credit-missing` for one that has lines, and none in this language.
 */
export function pictureWords(presentation: Presentation, language: InfographicLanguage): OfficeWords {
  const { centre, offices, projects, handles, labels } = presentation
  const names = offices.map(office => office.names[language] ?? office.id)
  const credit = projects.flatMap(project => creditOf(project, language) ?? [])
  return {
    office: `${centre[language] ?? ''} ${names.join(' · ')}`.trim(),
    credit: credit.length === 0 ? 'none' : credit,
    handles,
    labels,
  }
}

function creditOf(project: PresentedProject, language: InfographicLanguage) {
  const { name, credit, emblem, hasNoDonor } = project
  const line = credit[language]
  if (line) return { line, ...(emblem ? { emblem } : {}) }
  if (hasNoDonor) return undefined
  if (Object.keys(credit).length === 0) throw new DatelineError('project-donor-open', { name })
  throw new DatelineError('credit-missing', { project: name, language: languageEntry(language).english })
}
