import { type InterfaceLanguage, languageFor } from './languages.ts'

const key = 'dateline-language'

/** So that the next start has the words before it knows who is signed in. */
export function rememberLanguage({ code }: InterfaceLanguage): void {
  try {
    localStorage.setItem(key, code)
  } catch {
    // A browser that keeps nothing asks its own languages again.
  }
}

export function rememberedLanguage(): InterfaceLanguage {
  try {
    return languageFor(localStorage.getItem(key), navigator.languages)
  } catch {
    return languageFor(null, navigator.languages)
  }
}
