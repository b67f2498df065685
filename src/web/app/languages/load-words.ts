import type { Words } from './words.ts'

type Code = 'en' | 'ur' | 'ar' | 'prs' | 'ps' | 'bn'

const files: Record<Code, () => Promise<{ default: object }>> = {
  en: () => import('./en.json'),
  ur: () => import('./ur.json'),
  ar: () => import('./ar.json'),
  prs: () => import('./prs.json'),
  ps: () => import('./ps.json'),
  bn: () => import('./bn.json'),
}

/** tests/web/languages.test.ts holds every file to the keys of the English one. */
export async function loadWords(code: Code): Promise<Words> {
  return (await files[code]()).default as Words
}
