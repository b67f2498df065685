import { type InterfaceLanguage, interfaceLanguages } from '../../../core/languages/interface-languages.ts'

/** A language of the screens by its code; undefined for any other. */
export function readLanguage(given: string | undefined): InterfaceLanguage | undefined {
  return interfaceLanguages.find(language => language === given)
}

/**
 * The first of a browser's languages (RFC 9110, 12.5.4) that the screens speak; English where they speak none of them.
 * Persian of any country is read as Dari, which is the same written language.
 */
export function languageAsked(acceptLanguage: string | undefined): InterfaceLanguage {
  const asked = (acceptLanguage ?? '').slice(0, 500).split(',').map(readRange)
  const wanted = asked.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  return wanted.map(({ code }) => readLanguage(code === 'fa' ? 'prs' : code)).find(Boolean) ?? 'en'
}

function readRange(range: string): { code: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map(part => part.trim())
  const quality = parameters.find(parameter => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice(2))
  return { code: (tag.split('-')[0] ?? '').toLowerCase(), weight: Number.isNaN(weight) ? 0 : weight }
}
