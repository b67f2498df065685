import { tagOfCode } from '../../../../shared/text/language-codes.ts'

/** A language under its own name: `اردو` for `ur`. */
export function nativeName(code: string): string {
  const tag = tagOfCode(code)
  return new Intl.DisplayNames([tag, 'en'], { type: 'language', fallback: 'code' }).of(tag) ?? code
}
