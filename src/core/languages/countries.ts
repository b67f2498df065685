import { foldKey } from '../text/fold-key.ts'
import { languageEntries } from './registry.ts'

/** Whether a text is the name of a country in a language that has an entry, or a short form such as `UK` or `U.A.E.`. */
export function isCountry(name: string): boolean {
  names ??= namesOfCountries()
  return /^(?:\p{Lu}\.?){2,3}$/u.test(name) || names.has(foldKey(name))
}

/** Made when first asked for: it takes some hundredths of a second. */
let names: ReadonlySet<string> | undefined

function namesOfCountries(): ReadonlySet<string> {
  const regions = languageEntries.map(
    ({ locale }) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
  )
  const codes = letters.flatMap(first => letters.map(second => first + second))
  return new Set(codes.flatMap(code => regions.flatMap(each => foldKey(each.of(code) ?? '') || [])))
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
