import { InvalidArgumentError, Option } from 'commander'
import { allowedLanguages, readLanguage } from '../core/languages/language-code.ts'

/** An option that takes one of some words. */
export function oneOf(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words)
}

/** An option that takes the code of a content language. */
export function languageOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(text => {
    const code = readLanguage(text)
    if (code !== undefined) return code
    throw new InvalidArgumentError(`It must be ${allowedLanguages}.`)
  })
}

/** Collects an option that may be given several times. */
export function several(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value]
}
