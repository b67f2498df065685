import { interfaceLanguages } from '../../../core/languages/interface-languages.ts'
import { languageEntry } from '../../../core/languages/registry.ts'
import { type Html, html, nothing, when } from '../frame/html.ts'
import { deskPage } from '../frame/page.ts'
import { fault, field, passwordField } from '../frame/parts.ts'
import { languageAttributes, say, tell, type View } from '../frame/view.ts'
import type { Key } from '../words/words.ts'
import { strengthMeter } from './choose-password.ts'
import { countries, type Option, options, zones } from './set-up-options.ts'

/** What was filled in, when the form is shown again. */
export type SetUpGiven = Readonly<Record<string, unknown>>
/** What is wrong, by the field that it stands under; `form` for what belongs to none. */
export type SetUpFaults = Readonly<Record<string, Html>>

/** The first minute with Dateline: the organisation, its first office and its first administrator. */
export function setUpPage(
  view: View,
  { token, given = {}, faults = {} }: { token: string; given?: SetUpGiven; faults?: SetUpFaults },
): string {
  const text = (name: string) => String(given[name] ?? '')
  return deskPage(view, {
    title: say(view, 'setUp.title'),
    script: 'set-up',
    form: { form: 'set-up', action: '/setup/open' },
    body: html`<p class="lead">${say(view, 'setUp.lead')}</p>
${faultSummary(view, faults)}
<form id="set-up" class="cards" method="post" action="/setup" data-patient>
<input type="hidden" name="token" value="${token}">
<button class="unseen" tabindex="-1" aria-hidden="true">${say(view, 'setUp.submit')}</button>
${card(
  view,
  1,
  'setUp.stepOrganisation',
  html`${field({
    id: 'organisation',
    label: tell(view, 'setUp.organisation'),
    hint: tell(view, 'setUp.organisationHint'),
    value: text('organisation'),
    more: html`dir="auto" autocomplete="organization" required maxlength="200"`,
    fault: faults.organisation,
  })}`,
)}
${card(view, 2, 'setUp.stepOffice', officeFields(view, given, faults))}
${card(
  view,
  3,
  'setUp.stepYou',
  html`<p class="hint">${say(view, 'setUp.youLead')}</p>
${field({
  id: 'name',
  label: tell(view, 'setUp.name'),
  value: text('name'),
  more: html`dir="auto" autocomplete="name" required maxlength="120"`,
  fault: faults.name,
})}
${field({
  id: 'email',
  label: tell(view, 'signIn.email'),
  type: 'email',
  value: text('email'),
  more: html`class="ltr" autocomplete="username" inputmode="email" spellcheck="false" autocapitalize="none" required maxlength="320"`,
  fault: faults.email,
})}`,
)}
${card(
  view,
  4,
  'setUp.stepPassword',
  html`${passwordField(view, {
    id: 'password',
    label: tell(view, 'choose.password'),
    hint: tell(view, 'choose.hint', { least: 12 }),
    more: html`autocomplete="new-password" minlength="12" maxlength="128" required`,
    fault: faults.password,
  })}
${strengthMeter(view)}`,
)}
<p class="actions"><button class="button">${say(view, 'setUp.submit')}</button><span class="hint">${say(view, 'setUp.next')}</span></p>
</form>`,
  })
}

function faultSummary(view: View, faults: SetUpFaults): Html {
  const entries = Object.entries(faults)
  if (entries.length === 0) return nothing
  const lines = entries.map(([name, sentence]) =>
    name === 'form' ? html`<li>${sentence}</li>` : html`<li><a href="#${name}">${sentence}</a></li>`,
  )
  return fault(html`<p>${say(view, 'frame.checkFields')}</p><ul>${lines}</ul>`)
}

function card(view: View, step: number, title: Key, body: Html): Html {
  return html`<section class="card" aria-labelledby="step-${String(step)}">
<h2 id="step-${String(step)}"><span class="step" aria-hidden="true">${String(step)}</span>${say(view, title)}</h2>
${body}
</section>`
}

function officeFields(view: View, given: SetUpGiven, faults: SetUpFaults): Html {
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
  hint: tell(view, 'setUp.officeNameHint'),
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
${field({
  id: 'languages',
  label: tell(view, 'setUp.otherLanguages'),
  hint: tell(view, 'setUp.otherLanguagesHint'),
  value: text('languages'),
  more: html`class="ltr" maxlength="200" autocomplete="off" spellcheck="false" autocapitalize="none"`,
  fault: faults.languages,
})}
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
