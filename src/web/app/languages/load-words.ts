import type sections from './sections.json'

type Code = 'en' | 'ur' | 'ar' | 'prs' | 'ps' | 'bn'

/** A feature whose words come with its pages. */
export type PageWords = Exclude<keyof typeof sections, 'every'>

const files = {
  en: () => import('./en/every.words'),
  ur: () => import('./ur/every.words'),
  ar: () => import('./ar/every.words'),
  prs: () => import('./prs/every.words'),
  ps: () => import('./ps/every.words'),
  bn: () => import('./bn/every.words'),
} satisfies Record<Code, unknown>

/** What every page says, and what those of the features named say; tests/web/languages.test.ts holds these to be enough. */
export async function loadWords(code: Code, features: Iterable<PageWords>): Promise<object> {
  const { default: words, pages } = await files[code]()
  const more = await Promise.all([...features].map(feature => pages[feature]?.()))
  return Object.assign({}, words, ...more.map(each => each?.default))
}
