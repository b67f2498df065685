import { type Html, html, nothing } from '../frame/html.ts'
import { deskPage } from '../frame/page.ts'
import { fault, field, passwordField } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'
import type { Key } from '../words/words.ts'
import { strengthMeter } from './choose-password.ts'
import type { SetUpFaults, SetUpGiven } from './set-up-given.ts'
import { officeFields } from './set-up-office.ts'

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
<div class="two">
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
})}
</div>`,
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
<p class="actions middle"><button class="button">${say(view, 'setUp.submit')}</button><span class="hint">${say(view, 'setUp.next')}</span></p>
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
