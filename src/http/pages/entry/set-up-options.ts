import { readCountry, usualOfficeIn } from '../../../core/country.ts'
import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import { codeOfTag, languageTag } from '../../../core/languages/registry.ts'
import { type Html, html, when } from '../frame/html.ts'

export interface Option {
  value: string
  words: string
  /** What an office there begins with, for the script that proposes it. */
  usual?: Usual
}

interface Usual {
  zones: string
  days: string
  languages: string
}

export function options(all: readonly Option[], chosen: string): Html {
  const lines = all.map(({ value, words, usual }) => {
    const proposed = usual
      ? html` data-zones="${usual.zones}" data-days="${usual.days}" data-languages="${usual.languages}"`
      : html``
    return html`<option value="${value}"${proposed}${when(value === chosen, () => html` selected`)}>${words}</option>`
  })
  return html`${lines}`
}

/** All countries by their names in a language, in its order. */
export function countries(language: InterfaceLanguage): readonly Option[] {
  const kept = byLanguage.get(language)
  if (kept) return kept
  const tag = languageTag(language)
  const names = new Intl.DisplayNames([tag, 'en'], { type: 'region' })
  const made = codes()
    .map(value => ({ value, words: names.of(value) ?? value, usual: usualIn(value) }))
    .toSorted((one, other) => one.words.localeCompare(other.words, tag))
  byLanguage.set(language, made)
  return made
}

const byLanguage = new Map<InterfaceLanguage, readonly Option[]>()

export function zones(): readonly Option[] {
  return Intl.supportedValuesOf('timeZone').map(zone => ({ value: zone, words: zone.replaceAll('_', ' ') }))
}

function codes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  // Withdrawn codes name the country of today, which is there already.
  return [...new Set(letters.flatMap(first => letters.flatMap(second => readCountry(first + second) ?? [])))]
}

function usualIn(country: string): Usual {
  const { timeZones, workingDays, languageTags } = usualOfficeIn(country)
  return {
    zones: timeZones.join(' '),
    days: workingDays.join(' '),
    languages: languageTags.map(codeOfTag).join(' '),
  }
}
