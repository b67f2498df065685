import twitterText from 'twitter-text'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import { languageEntry } from '../../core/languages/registry.ts'

/** X finds no longer one (twitter-text 3.1). */
const longestHashtag = 100

/**
 * A hashtag as it is kept: composed, with its "#".
 * @throws DatelineError `hashtag-invalid` for one that networks would not find whole in a text.
 */
export function keptHashtag(language: Language, written: string): string {
  const text = `#${written
    .normalize('NFC')
    .trim()
    .replace(/^[#＃]/, '')}`
  const [found] = twitterText.extractHashtags(text)
  if (text.length <= longestHashtag && found !== undefined && `#${found}` === text) return text
  throw new DatelineError('hashtag-invalid', {
    hashtag: written.slice(0, longestHashtag),
    language: languageEntry(language).english,
    most: longestHashtag,
  })
}
