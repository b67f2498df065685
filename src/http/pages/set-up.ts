import { weekdayNames } from '../../channels/settings/week-of-slots.ts'
import { countryName, readCountry } from '../../core/country.ts'
import { messageLocale } from '../../core/languages/registry.ts'
import { type Html, html } from './html.ts'

/** What was filled in, when the form is shown again. */
export type SetUpForm = Readonly<Record<string, unknown>>

/** The parts of the set-up form about the person, the organisation and its first office. */
export function setUpFormFields(given: SetUpForm): Html {
  const text = (name: string) => String(given[name] ?? '')
  return html`<p>You become the admin of all offices. This link works once.</p>
<label for="name">Your name</label>
<input id="name" name="name" autocomplete="name" required maxlength="120" value="${text('name')}">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${text('email')}">
<label for="organisation">Name of your organisation</label>
<input id="organisation" name="organisation" autocomplete="organization" required maxlength="200" value="${text('organisation')}">
<fieldset>
<legend>First office</legend>
<p class="hint">All of it can be edited afterwards. Leave it empty if you begin with the Migrant Resource Centres below.</p>
<label for="officeName">Name</label>
<input id="officeName" name="officeName" maxlength="120" value="${text('officeName')}">
<label for="country">Country</label>
<select id="country" name="country">${options(countries(), text('country'))}</select>
<label for="timeZone">Time zone</label>
<select id="timeZone" name="timeZone" aria-describedby="zone-hint">${options(zones(), text('timeZone'))}</select>
<p class="hint" id="zone-hint">Needed only where the country has several.</p>
<label for="languages">Languages</label>
<p class="hint" id="languages-hint">Codes such as “en, sw”. Empty: those most used in the country.</p>
<input id="languages" name="languages" maxlength="200" aria-describedby="languages-hint" value="${text('languages')}">
<fieldset>
<legend>Working days</legend>
<p class="hint">None ticked: those usual in the country.</p>
${weekdayNames.map((day, index) => tick('workingDays', String(index + 1), day, given.workingDays))}
</fieldset>
</fieldset>
<p>${tick('preset', 'migrant-resource-centres', 'Begin with the Migrant Resource Centres: eight offices with their places, holidays, topics and projects', given.preset)}</p>`
}

function tick(name: string, value: string, words: string, given: unknown): Html {
  const isTicked = [given].flat().includes(value)
  return html`<label class="hint"><input class="tick" type="checkbox" name="${name}" value="${value}"${isTicked ? html` checked` : html``}>${words}</label>`
}

function options(all: readonly (readonly [value: string, words: string])[], chosen: string): Html[] {
  return [['', '–'] as const, ...all].map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : html``}>${words}</option>`,
  )
}

function countries(): [string, string][] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap(first => letters.flatMap(second => readCountry(first + second) ?? []))
    .map((code): [string, string] => [code, countryName(code)])
    .toSorted(([, one], [, other]) => one.localeCompare(other, messageLocale))
}

function zones(): [string, string][] {
  return Intl.supportedValuesOf('timeZone').map((zone): [string, string] => [zone, zone])
}
