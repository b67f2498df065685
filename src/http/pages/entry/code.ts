import { type Html, html } from '../frame/html.ts'
import { doorPage } from '../frame/page.ts'
import { fault, field } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'

/** @param shown.to where the person wants to go afterwards, a path of ours. */
export function codePage(view: View, shown: { to: string; keep: boolean; fault?: Html | undefined }): string {
  return doorPage(view, {
    title: say(view, 'code.title'),
    body: html`<p class="quiet">${say(view, 'code.lead')}</p>
${fault(shown.fault)}
<form method="post" action="/sign-in/code" data-patient>
<input type="hidden" name="to" value="${shown.to}">
<input type="hidden" name="keep" value="${shown.keep ? 'yes' : 'no'}">
${codeField({ label: tell(view, 'code.label'), isFirst: true, isWrong: shown.fault !== undefined })}
<button class="button wide">${say(view, 'code.submit')}</button>
</form>
<p class="aside"><span>${say(view, 'code.backup')}<br><a href="/sign-in?${new URLSearchParams({ to: shown.to }).toString()}">${say(view, 'code.otherAccount')}</a></span></p>`,
  })
}

interface CodeField {
  label: Html
  isFirst?: boolean
  isWrong?: boolean
}

/** For a code of the app or a backup code; digits of any script are taken. */
export function codeField({ label, isFirst = false, isWrong = false }: CodeField): Html {
  return field({
    id: 'code',
    label,
    more: html`class="ltr code" inputmode="text" autocomplete="one-time-code" spellcheck="false" autocapitalize="none" required maxlength="40"${isFirst ? html` autofocus` : html``}${isWrong ? html` aria-invalid="true" aria-describedby="fault"` : html``}`,
  })
}
