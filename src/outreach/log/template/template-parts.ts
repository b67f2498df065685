import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import { languageEntries, languageEntry } from '../../../core/languages/registry.ts'
import { type LogWord, listedWords } from '../words/log-word.view.ts'
import type { Log, WordList } from '../words-of-the-record.ts'
import { type TemplateColumn, templateColumns } from './template-columns.ts'
import { templateWords } from './template-words.ts'

/** One column of a template. */
export interface TemplatePart {
  heading: string
  column: TemplateColumn
}

/** The columns of a template in a language: participants as women and men by the office's age bands. */
export function partsOfTemplate(
  log: Log,
  language: InterfaceLanguage,
  bands: readonly string[],
): TemplatePart[] {
  const { headings } = templateWords[language]
  const mark = languageEntry(language).direction === 'rtl' ? leftToRight : ''
  return templateColumns[log].flatMap((column): TemplatePart[] => {
    if (column !== 'people') return [{ heading: headings[column], column }]
    return (['women', 'men'] as const).flatMap(sex => [
      ...bands.map(band => ({ heading: `${headings[sex]} ${mark}${band}${mark}`, column })),
      { heading: headings[sex], column },
    ])
  })
}

/** Behind Arabic letters a range of digits would be shown with its ends exchanged (Unicode UAX #9). */
const leftToRight = '\u200e'

/** The drop-downs of a template, by column. */
export function choicesOfTemplate(
  log: Log,
  language: InterfaceLanguage,
  { words, languages }: { words: readonly LogWord[]; languages: readonly string[] },
): { column: TemplateColumn; choices: string[] }[] {
  const labels = (list: WordList) =>
    listedWords(words, list).map(({ word, labels: wording }) => wording[language] ?? word)
  if (log === 'activities') return [{ column: 'kind', choices: labels('kind') }]
  return [
    { column: 'channel', choices: labels('contact-method') },
    { column: 'topic', choices: labels('topic') },
    { column: 'language', choices: languages.map(nativeName) },
  ]
}

function nativeName(code: string): string {
  return languageEntries.find(entry => entry.code === code)?.native ?? code
}
