import { fallbackLanguage } from '../../../../shared/text/fallback-language.ts'
import { tagOfCode } from '../../../../shared/text/language-codes.ts'

/** Names that browsers do not know. */
const own: Readonly<Record<string, string>> = { ps: 'پښتو', prs: 'دری' }

/** A language under its own name: `اردو` for `ur`. */
export function nativeName(code: string): string {
  const tag = tagOfCode(code)
  return (
    own[code] ??
    new Intl.DisplayNames([tag, fallbackLanguage], { type: 'language', fallback: 'code' }).of(tag) ??
    code
  )
}
