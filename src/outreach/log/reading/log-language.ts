import { readLanguage } from '../../../core/languages/language-code.ts'
import { languageEntries, languageTag } from '../../../core/languages/registry.ts'
import { foldKey } from '../../../core/text/fold-key.ts'

/**
 * The language of an enquiry by its one code, without a region (`eng` and `en-GB` are `en`), or by the name of one that
 * offices publish in (`Urdu`, `اردو`); `unknown` as it is. Undefined where that is no language.
 */
export function languageOfTheLog(written: string): string | undefined {
  const folded = foldKey(written)
  if (folded === 'unknown') return folded
  const named = codeOfName.get(folded)
  if (named !== undefined) return named
  const code = readLanguage(folded)
  if (code === undefined || languageEntries.some(entry => entry.code === code)) return code
  return readLanguage(new Intl.Locale(languageTag(code)).language)
}

const codeOfName: ReadonlyMap<string, string> = new Map(
  languageEntries.flatMap(({ code, english, native }) =>
    [english, native].map(name => [foldKey(name), code] as const),
  ),
)
