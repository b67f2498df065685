/** Content languages whose code is not the tag that browsers know: src/core/languages. */
const tags: Readonly<Record<string, string>> = { prs: 'fa-AF', kmr: 'ku' }

/** For `lang` and for `Intl`: `fa-AF` for `prs`. */
export function tagOfCode(code: string): string {
  return tags[code] ?? code
}

/** The other way round: `prs` for `fa-AF`. */
export function codeOfTag(tag: string): string {
  return Object.entries(tags).find(([, each]) => each === tag)?.[0] ?? tag
}

const rightToLeft = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'])

export function directionOf(code: string): 'ltr' | 'rtl' {
  const script = scriptOf(code)
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

/** The script that a language is usually written in, by ISO 15924, where browsers know it: `Latn`. */
export function scriptOf(code: string): string | undefined {
  try {
    return new Intl.Locale(tagOfCode(code)).maximize().script
  } catch {
    return undefined
  }
}
