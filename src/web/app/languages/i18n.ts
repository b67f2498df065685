import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { InterfaceLanguage } from './languages.ts'
import { loadWords } from './load-words.ts'

/** i18next with the words of one language; another is loaded when it is chosen. */
export async function startLanguages({ tag, code }: InterfaceLanguage): Promise<void> {
  const words = await loadWords(code)
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
export async function changeLanguage({ tag, code }: InterfaceLanguage): Promise<void> {
  if (!i18next.hasResourceBundle(tag, 'translation'))
    i18next.addResourceBundle(tag, 'translation', await loadWords(code))
  await i18next.changeLanguage(tag)
}

/** Numbers in sentences have the person's digits: `{{count, number}}`. */
export function showNumbersBy(format: (value: number) => string): void {
  i18next.services.formatter?.add('number', (value: unknown) => format(Number(value)))
}
