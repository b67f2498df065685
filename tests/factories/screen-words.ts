import { readFileSync } from 'node:fs'

/** A text of the app in one language by its key, `review.approve`: as it is in its file, or as a pattern. */
export interface ScreenWords {
  text(key: string): string
  /** The whole text; anything may stand where a value does. */
  pattern(key: string): RegExp
}

/** For tests that find their way by what is on the screen, whatever its language. */
export function screenWords(language: string): ScreenWords {
  const words: unknown = JSON.parse(readFileSync(`src/web/app/languages/${language}.json`, 'utf8'))
  const text = (key: string) => {
    const found = key.split('.').reduce<unknown>((inner, name) => Object(inner)[name], words)
    if (typeof found !== 'string') throw new Error(`${language}.json has no text ${key}.`)
    return found
  }
  return {
    text,
    pattern(key) {
      const parts = text(key)
        .replace(/<[^>]*>/g, '')
        .split(/\{\{[^}]*\}\}/)
      return new RegExp(`^${parts.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`)
    },
  }
}
