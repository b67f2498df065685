import { codeField } from '../entry/code.ts'
import { html } from '../frame/html.ts'
import { deskPage } from '../frame/page.ts'
import { say, tell, type View } from '../frame/view.ts'

/** The secret as a QR code and as text, and the field for the first code. */
export function totpPage(view: View, shown: { secret: string; qr: string }): string {
  return deskPage(view, {
    title: say(view, 'app.title'),
    body: html`<div class="card scan">
<div class="qr" role="img" aria-label="${say(view, 'app.qr')}">${{ html: shown.qr }}</div>
<div>
<p>${say(view, 'app.scan')}</p>
<p class="hint">${say(view, 'app.type')}</p>
<p dir="ltr"><code class="secret">${shown.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
<form method="post" action="/account/totp/confirm" data-patient>
<p class="hint">${say(view, 'app.confirmLead')}</p>
${codeField({ label: tell(view, 'app.code'), isFirst: true })}
<p class="actions"><button class="button">${say(view, 'app.submit')}</button></p>
</form>
</div>
</div>`,
  })
}

export function backupCodesPage(view: View, codes: readonly string[]): string {
  return deskPage(view, {
    title: say(view, 'backup.title'),
    body: html`<div class="card">
<p>${say(view, 'backup.lead')}</p>
<ul class="codes" dir="ltr">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul>
<p class="actions"><a class="button" href="/">${say(view, 'backup.done')}</a></p>
</div>`,
  })
}
