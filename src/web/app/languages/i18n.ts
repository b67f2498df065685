import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { NameOfSentences } from '../../shared/reasons/reason-words.ts'
import type en from './en.json'
import { type InterfaceLanguage, languages } from './languages.ts'
import { loadWords, type PageWords } from './load-words.ts'

/** The features whose pages were opened, or will be by a click that has begun. */
const opened = new Set<PageWords>()
/** What the person has chosen; its words may still be on their way. */
let chosen: InterfaceLanguage = languages[0]
let started: Promise<void> = Promise.resolve()

/** i18next with what every page says in one language; another is loaded when it is chosen. */
export function startLanguages(language: InterfaceLanguage): Promise<void> {
  chosen = language
  started = start(language)
  return started
}

async function start(language: InterfaceLanguage): Promise<void> {
  const { tag, code } = language
  const words = await loadWords(code, opened)
  await i18next.use(initReactI18next).init({
    lng: tag,
    resources: { [tag]: { translation: words } },
    fallbackLng: false,
    load: 'currentOnly',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

/** Takes effect at once, without a reload: words first, then the language, so that nothing shows in between. */
export async function changeLanguage(language: InterfaceLanguage): Promise<void> {
  chosen = language
  await addWords(language)
  await i18next.changeLanguage(language.tag)
}

/** The code of a page, once its words are there too: both are fetched at the same time. */
export async function withWords<T>(feature: PageWords, code: Promise<T>): Promise<T> {
  opened.add(feature)
  const [loaded] = await Promise.all([code, addWordsOfNow()])
  return loaded
}

/** The code of the page for translators, once every word is there in English and in the language of now. */
export async function withAllWords<T>(code: Promise<T>): Promise<T> {
  opened.add('everything')
  const [loaded] = await Promise.all([code, addWordsOfNow(), started.then(() => addWords(languages[0]))])
  return loaded
}

/** The words of what the server may refuse, once something is refused. */
export async function addRefusalWords(): Promise<void> {
  opened.add('refusals')
  await addWordsOfNow()
}

/** The words for what the server says in English, once some of it is shown. */
export async function addReasonWords(from: NameOfSentences): Promise<void> {
  opened.add('reasons')
  if (from === 'refusals') opened.add('notes').add('files').add('refusals')
  else if (from !== 'record') opened.add(from)
  await addWordsOfNow()
}

async function addWordsOfNow(): Promise<void> {
  await started
  const shown = languages.find(({ tag }) => tag === i18next.language) ?? languages[0]
  await Promise.all([...new Set([shown, chosen])].map(addWords))
}

async function addWords({ tag, code }: InterfaceLanguage): Promise<void> {
  i18next.addResourceBundle(tag, 'translation', await loadWords(code, opened), true)
}

/** Numbers in sentences have the person's digits: `{{count, number}}`. */
export function showNumbersBy(format: (value: number) => string): void {
  i18next.services.formatter?.add('number', (value: unknown) => format(Number(value)))
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    /** Every text on the screens, by section and key. */
    resources: { translation: typeof en }
    returnNull: false
  }
}
