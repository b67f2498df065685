import { type Html, html } from '../frame/html.ts'
import { doorPage } from '../frame/page.ts'
import { fault, passwordField } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'

/** For a person who was invited, or who forgot the password. */
export function choosePasswordPage(
  view: View,
  shown: { token: string; person: { name: string; email: string }; fault?: Html | undefined },
): string {
  const { token, person } = shown
  return doorPage(view, {
    title: say(view, 'choose.title'),
    script: 'set-up',
    form: { form: 'choose', action: '/setup/open' },
    body: html`<p class="quiet">${tell(view, 'choose.lead', { name: person.name, email: person.email })}</p>
${fault(shown.fault)}
<form id="choose" method="post" action="/setup" data-patient>
<input type="hidden" name="token" value="${token}">
<input type="text" name="email" value="${person.email}" autocomplete="username" readonly hidden>
${passwordField(view, {
  id: 'password',
  label: tell(view, 'choose.password'),
  hint: tell(view, 'choose.hint', { least: 12 }),
  more: html`autocomplete="new-password" minlength="12" maxlength="128" required autofocus${shown.fault ? html` aria-invalid="true"` : html``}`,
})}
${strengthMeter(view)}
<button class="button wide">${say(view, 'choose.submit')}</button>
</form>`,
  })
}

/** Unveiled by the script, which asks the server what it thinks of the password. */
export function strengthMeter(view: View): Html {
  return html`<div id="strength" class="strength" hidden data-short="${say(view, 'strength.short', { length: '{length}', least: '{least}' })}" data-weak="${say(view, 'strength.weak')}" data-good="${say(view, 'strength.good')}">
<meter min="0" max="3" low="2" high="2.5" optimum="3" value="0" aria-label="${say(view, 'strength.label')}"></meter>
<p role="status"></p>
</div>`
}
