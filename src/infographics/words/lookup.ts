import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import { ar } from './ar.ts'
import { bn } from './bn.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { ps } from './ps.ts'
import { ur } from './ur.ts'
import type { Words } from './words.ts'

const byLanguage: Record<InfographicLanguage, Words> = { en, ur, ar, prs, ps, bn }

export function wordsOf(language: InfographicLanguage): Words {
  return byLanguage[language]
}
