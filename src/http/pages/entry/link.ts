import { type Html, html } from '../frame/html.ts'
import { doorPage } from '../frame/page.ts'
import { fault, field } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'

/** Where links lead; a script moves the token from the fragment into the form, and without one it is pasted. */
export function openLinkPage(view: View): string {
  return doorPage(view, {
    title: say(view, 'link.title'),
    script: 'set-up',
    body: html`<form id="open-link" method="post" action="/setup/open">
${field({
  id: 'token',
  label: tell(view, 'link.label'),
  hint: tell(view, 'link.lead', { part: 'token=' }),
  more: html`class="ltr" required maxlength="400" autocomplete="off" spellcheck="false" autocapitalize="none"`,
})}
<button class="button wide">${say(view, 'link.submit')}</button>
</form>`,
  })
}

export function brokenLinkPage(view: View, sentence: Html): string {
  return doorPage(view, {
    title: say(view, 'link.brokenTitle'),
    body: html`${fault(sentence)}
<p class="aside">${say(view, 'link.brokenHelp')}</p>
<p><a class="button second wide" href="/sign-in">${say(view, 'frame.toSignIn')}</a></p>`,
  })
}
