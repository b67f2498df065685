import { type RawBuilder, sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import { type SearchTerm, searchTermsOf } from '../../core/text/search-words.ts'

/** More than anyone types; each word is looked up by its beginning, which costs. */
const mostWords = 32

/**
 * Whether `listing.words` has every word of a query, or a word that begins with it. What has no letter and no digit
 * finds nothing.
 * @throws DatelineError `search-too-long`.
 */
export function hasWordsOf(query: string): RawBuilder<boolean> {
  const terms = searchTermsOf(query)
  const count = terms.reduce((sum, { parts }) => sum + Math.max(parts.length, 1), 0)
  if (count > mostWords) throw new DatelineError('search-too-long', { count, most: mostWords })
  if (terms.length === 0) return sql<boolean>`false`
  return sql<boolean>`listing.words @@ ${terms.map(conditionOf).join(' & ')}::tsquery`
}

/** In the syntax of `tsquery`. Words hold letters, digits and marks alone, so nothing of them is read as an operator. */
function conditionOf({ whole, parts }: SearchTerm): string {
  if (parts.length === 0) return beginsWith(whole)
  return `(${beginsWith(whole)} | (${parts.map(beginsWith).join(' & ')}))`
}

function beginsWith(word: string): string {
  return `'${word}':*`
}
