import { interfaceLanguages } from '../../../core/languages/interface-languages.ts'
import { languageEntry } from '../../../core/languages/registry.ts'
import { type Html, html } from './html.ts'
import { icons } from './icons.ts'
import { languageAttributes, say, type Theme, type View } from './view.ts'

/** Attributes of buttons that belong to another form of the page, so that what is typed there stays. */
export interface OtherForm {
  form: string
  action: string
}

/** The languages under their own names. Without another form, the page is opened again at its address. */
export function languages(view: View, other?: OtherForm): Html {
  const buttons = interfaceLanguages.map(language => {
    const chosen = String(language === view.language)
    const { native } = languageEntry(language)
    return html`<li ${languageAttributes(language)}><button name="language" value="${language}" aria-pressed="${chosen}"${belonging(other)}>${native}</button></li>`
  })
  const list = html`${icons.globe}<ul>${buttons}</ul>`
  const label = say(view, 'frame.language')
  if (other)
    return html`<div class="look" role="group" aria-label="${label}">${usualButton(other)}${list}</div>`
  return html`<form class="look" method="post" action="/look" aria-label="${label}">${back(view)}${list}</form>`
}

/** Light, dark, or as the device has it. */
export function themes(view: View, other?: OtherForm): Html {
  const buttons = themeIcons.map(([theme, icon]) => {
    const chosen = String(theme === view.theme)
    const name = say(view, `frame.${theme}`)
    return html`<button name="theme" value="${theme}" aria-pressed="${chosen}" title="${name}"${belonging(other)}>${icon}<span class="unseen">${name}</span></button>`
  })
  const label = say(view, 'frame.appearance')
  if (other) return html`<div class="look themes" role="group" aria-label="${label}">${buttons}</div>`
  return html`<form class="look themes" method="post" action="/look" aria-label="${label}">${back(view)}${buttons}</form>`
}

const themeIcons: readonly (readonly [Theme, Html])[] = [
  ['system', icons.screen],
  ['light', icons.sun],
  ['dark', icons.moon],
]

function back(view: View): Html {
  return html`<input type="hidden" name="to" value="${view.path}">`
}

/** The Enter key presses the first button of a form; without this one it would change the language. */
function usualButton({ form }: OtherForm): Html {
  return html`<button class="unseen" form="${form}" tabindex="-1" aria-hidden="true"></button>`
}

function belonging(other: OtherForm | undefined): Html {
  return other ? html` form="${other.form}" formaction="${other.action}" formnovalidate` : html``
}
