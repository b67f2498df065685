import { interfaceLanguages } from '../../../core/languages/interface-languages.ts'
import { languageEntry } from '../../../core/languages/registry.ts'
import { type Html, html, nothing, when } from '../frame/html.ts'
import { field } from '../frame/parts.ts'
import { languageAttributes, say, tell, type View } from '../frame/view.ts'
import type { Key } from '../words/words.ts'
import type { SetUpFaults, SetUpGiven } from './set-up-given.ts'
import { countries, type Option, options, zones } from './set-up-options.ts'

/** The office that a new organisation begins with, or the preset in its place. */
export function officeFields(view: View, given: SetUpGiven, faults: SetUpFaults): Html {
  const text = (name: string) => String(given[name] ?? '')
  const isPreset = text('preset') !== ''
  return html`<fieldset class="choices"><legend class="unseen">${say(view, 'setUp.stepOffice')}</legend>
${choice(view, { value: '', isChosen: !isPreset, title: 'setUp.own', hint: 'setUp.ownHint' })}
${choice(view, { value: 'migrant-resource-centres', isChosen: isPreset, title: 'setUp.preset', hint: 'setUp.presetHint' })}
</fieldset>
<div class="own-office">
<div class="two">
${field({
  id: 'officeName',
  label: tell(view, 'setUp.officeName'),
  value: text('officeName'),
  more: html`dir="auto" maxlength="120" autocomplete="off"`,
  fault: faults.officeName,
})}
${select(view, { id: 'country', label: 'setUp.country', all: countries(view.language), chosen: text('country'), none: 'setUp.chooseCountry', fault: faults.country })}
${select(view, { id: 'timeZone', label: 'setUp.timeZone', hint: 'setUp.zoneHint', all: zones(), chosen: text('timeZone'), none: 'setUp.usualZone', fault: faults.timeZone })}
</div>
<fieldset class="field"><legend>${say(view, 'setUp.workingDays')}</legend>
<p class="hint">${say(view, 'setUp.workingDaysHint')}</p>
<div class="chips">${weekdays.map(day => chip('workingDays', day, html`${say(view, `days.${day}`)}`, given.workingDays))}</div>
</fieldset>
<fieldset class="field"><legend>${say(view, 'setUp.languages')}</legend>
<p class="hint">${say(view, 'setUp.languagesHint')}</p>
<div class="chips">${interfaceLanguages.map(language => chip('language-of-posts', language, html`<span ${languageAttributes(language)}>${languageEntry(language).native}</span>`, given['language-of-posts']))}</div>
</fieldset>
<details${when(text('languages') || faults.languages, () => html` open`)}><summary>${say(view, 'setUp.otherLanguages')}</summary>
${field({
  id: 'languages',
  label: tell(view, 'setUp.otherLanguages'),
  hint: tell(view, 'setUp.otherLanguagesHint'),
  value: text('languages'),
  more: html`class="ltr" maxlength="200" autocomplete="off" spellcheck="false" autocapitalize="none"`,
  fault: faults.languages,
})}
</details>
</div>`
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

function choice(
  view: View,
  { value, isChosen, title, hint }: { value: string; isChosen: boolean; title: Key; hint: Key },
): Html {
  return html`<label class="choice"><input type="radio" name="preset" value="${value}"${when(isChosen, () => html` checked`)}><span><b>${say(view, title)}</b><span class="hint">${say(view, hint)}</span></span></label>`
}

interface Select {
  id: string
  label: Key
  hint?: Key
  all: readonly Option[]
  chosen: string
  /** What stands for no choice. */
  none: Key
  fault?: Html | undefined
}

function select(view: View, { id, label, hint, all, chosen, none, fault: wrong }: Select): Html {
  const described = [hint && `${id}-hint`, wrong && `${id}-fault`].filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${id}">${say(view, label)}</label>
${hint ? html`<p class="hint" id="${id}-hint">${say(view, hint)}</p>` : nothing}
<select id="${id}" name="${id}"${when(described, () => html` aria-describedby="${described}"`)}${when(wrong, () => html` aria-invalid="true"`)}>
<option value="">${say(view, none)}</option>
${options(all, chosen)}
</select>
${wrong ? html`<span class="field-fault" id="${id}-fault">${wrong}</span>` : nothing}
</div>`
}

function chip(name: string, value: string, words: Html, given: unknown): Html {
  const isTicked = [given].flat().includes(value)
  return html`<label class="chip"><input type="checkbox" name="${name}" value="${value}"${when(isTicked, () => html` checked`)}> <span>${words}</span></label>`
}
