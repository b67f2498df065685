import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import { languageEntry, languageTag } from '../../../core/languages/registry.ts'
import { type Key, type Params, textOf } from '../words/words.ts'
import { type Html, html } from './html.ts'

export type Theme = 'light' | 'dark' | 'system'

/** How a page is shown to the one who asks for it. */
export interface View {
  language: InterfaceLanguage
  theme: Theme
  /** Where the page itself is, for coming back to it in another language. */
  path: string
  isSignedIn: boolean
  /** Whether the networks are those of the sandbox. */
  isPractice: boolean
  /** Address of the style sheet. */
  styleSheet: string
  /** Addresses of the app's scripts, to be fetched while a person signs in. */
  modules: readonly string[]
}

/** A sentence as plain text, such as for a title or an attribute. */
export function say(view: View, key: Key, params: Params = {}): string {
  const text = textOf(view.language, key, params)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** A sentence with what is filled in kept apart from its direction: a name, an address, a number. */
export function tell(view: View, key: Key, params: Params = {}): Html {
  const parts = textOf(view.language, key, params).split(/\{(\w+)\}/)
  const filled = parts.map((part, index) =>
    index % 2 === 0 ? html`${part}` : html`<bdi>${String(params[part] ?? `{${part}}`)}</bdi>`,
  )
  return html`${filled}`
}

export function languageAttributes(language: InterfaceLanguage): Html {
  return html`lang="${languageTag(language)}" dir="${languageEntry(language).direction}"`
}
