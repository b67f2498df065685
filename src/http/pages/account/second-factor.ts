import type { SecondFactorView } from '../../../access/second-factor/manage-second-factor.ts'
import { codeField } from '../entry/code.ts'
import { passkeyWords } from '../entry/passkey-words.ts'
import { type Html, html } from '../frame/html.ts'
import { icons } from '../frame/icons.ts'
import { passwordField } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'

interface Factors {
  factor: SecondFactorView
  /** Why passkeys cannot be used at this address. */
  noPasskeys: string | undefined
}

/** The authenticator app and the passkeys of a person, each in a card. */
export function secondFactorCards(view: View, { factor, noPasskeys }: Factors): Html {
  return html`<section class="card" aria-labelledby="app-title">
<h2 id="app-title">${say(view, 'protect.appTitle')}</h2>
<p class="hint">${say(view, 'protect.appLead')}</p>
${factor.totp ? changeApp(view, factor) : beginApp(view)}
</section>
<section class="card" aria-labelledby="passkeys-title">
<h2 id="passkeys-title">${say(view, 'protect.passkeysTitle')}</h2>
<p class="hint">${say(view, 'protect.passkeysLead')}</p>
${factor.passkeys.length === 0 ? html`<p class="row">${say(view, 'protect.noPasskeys')}</p>` : html`<ul>${factor.passkeys.map(one => passkey(view, one))}</ul>`}
${noPasskeys === undefined ? addPasskey(view) : html`<p class="hint">${say(view, 'protect.passkeysNotHere')}</p>`}
</section>`
}

function beginApp(view: View): Html {
  return html`<form method="post" action="/account/totp">
${ownPassword(view, 'totp-password')}
<p class="actions"><button class="button">${say(view, 'protect.beginApp')}</button></p>
</form>`
}

function changeApp(view: View, { backupCodesLeft }: SecondFactorView): Html {
  return html`<p class="row good">${icons.check}<span>${say(view, 'protect.appOn')} ${tell(view, 'protect.backupLeft', { count: backupCodesLeft })}</span></p>
<details><summary>${say(view, 'protect.manageApp')}</summary>
<form method="post" action="/account/totp/change">
${ownPassword(view, 'change-password')}
${codeField({ label: tell(view, 'protect.codeNow') })}
<p class="actions"><button class="button second" name="change" value="backup-codes">${say(view, 'protect.newBackupCodes')}</button>
<button class="button second" name="change" value="remove">${say(view, 'protect.removeApp')}</button></p>
</form></details>`
}

function passkey(view: View, { id, name }: { id: string; name: string }): Html {
  return html`<li><details><summary>${icons.key}<bdi>${name}</bdi></summary>
<form method="post" action="/account/passkeys/${id}">
<div class="field"><label for="name-${id}">${say(view, 'protect.passkeyName')}</label><input id="name-${id}" name="name" value="${name}" maxlength="60" dir="auto"></div>
${ownPassword(view, `password-${id}`)}
<p class="actions"><button class="button second" name="change" value="rename">${say(view, 'protect.rename')}</button> <button class="button second" name="change" value="remove">${say(view, 'protect.remove')}</button></p>
</form></details></li>`
}

function addPasskey(view: View): Html {
  return html`<form id="add-passkey" ${passkeyWords(view)}>
${passkeyName(view)}
${ownPassword(view, 'passkey-password')}
<p class="actions"><button class="button">${say(view, 'protect.addPasskey')}</button></p>
<p id="passkey-fault" class="fault" role="alert" hidden></p>
</form>`
}

function passkeyName(view: View): Html {
  return html`<div class="field"><label for="passkey-name">${say(view, 'protect.passkeyName')}</label><input id="passkey-name" name="name" maxlength="60" required dir="auto" autocomplete="off"></div>`
}

function ownPassword(view: View, id: string): Html {
  return passwordField(view, {
    id,
    label: tell(view, 'protect.passwordNow'),
    more: html`autocomplete="current-password" required maxlength="200"`,
  })
}
