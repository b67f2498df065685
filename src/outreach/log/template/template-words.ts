import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import type { TemplateWords } from './template-columns.ts'
import { ar } from './words/ar.ts'
import { bn } from './words/bn.ts'
import { en } from './words/en.ts'
import { prs } from './words/prs.ts'
import { ps } from './words/ps.ts'
import { ur } from './words/ur.ts'

/** By language. */
export const templateWords: Record<InterfaceLanguage, TemplateWords> = { en, ur, ar, prs, ps, bn }

/** Whether a sheet explains the columns of a template: it holds no rows of the log. */
export function isExplanation(sheetName: string): boolean {
  return Object.values(templateWords).some(words => words.sheet === sheetName)
}
