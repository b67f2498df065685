import { html } from '../frame/html.ts'
import { doorPage } from '../frame/page.ts'
import { field } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'

/** Asks for the address to which a link goes. */
export function forgotPage(view: View): string {
  return doorPage(view, {
    title: say(view, 'forgot.title'),
    body: html`<p class="quiet">${say(view, 'forgot.lead')}</p>
<form method="post" action="/forgot" data-patient>
${field({
  id: 'email',
  label: tell(view, 'signIn.email'),
  type: 'email',
  more: html`class="ltr" autocomplete="username" inputmode="email" spellcheck="false" autocapitalize="none" required maxlength="320" autofocus`,
})}
<button class="button wide">${say(view, 'forgot.submit')}</button>
</form>
<p class="aside"><a href="/sign-in">${say(view, 'frame.toSignIn')}</a></p>`,
  })
}

/** The same for every address, whether it has an account or not. */
export function linkSentPage(view: View): string {
  return doorPage(view, {
    title: say(view, 'forgot.sentTitle'),
    body: html`<p>${say(view, 'forgot.sent')}</p>
<p class="aside">${say(view, 'forgot.notArrived')}</p>
<p><a class="button second wide" href="/sign-in">${say(view, 'frame.toSignIn')}</a></p>`,
  })
}
