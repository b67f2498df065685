import type { ApiKeyView } from '../../access/keys/api-keys.ts'
import type { SecondFactorView } from '../../access/second-factor/manage-second-factor.ts'
import type { SessionView } from '../../access/signing-in/sessions.ts'
import { faultOf } from './forms.ts'
import { type Html, html, page } from './html.ts'

export interface Account {
  person: { name: string; email: string }
  mustEnrol: boolean
  factor: SecondFactorView
  sessions: readonly SessionView[]
  keys: readonly ApiKeyView[]
  /** Why passkeys cannot be used at this address. */
  noPasskeys: string | undefined
}

/** Where a person sees and changes how they sign in. */
export function accountPage(account: Account, fault?: string): string {
  const { person, mustEnrol, factor } = account
  return page(
    'Your account',
    html`${faultOf(fault)}
<p>${person.name}, ${person.email}</p>
${mustEnrol ? html`<p class="fault" role="alert">Your roles take a second factor. Set up an authenticator app or a passkey; until then nothing else is open to you.</p>` : html``}
<h2>Authenticator app</h2>
${factor.totp ? totpForms(factor) : beginForm}
<h2>Passkeys</h2>
${passkeyList(account)}
${mustEnrol ? html`` : sessionsAndKeys(account)}`,
    'signed-in',
  )
}

/** The secret as a QR code and as text, and the field for the first code. */
export function totpPage(shown: { secret: string; qr: string }, fault?: string): string {
  return page(
    'Set up the authenticator app',
    html`${faultOf(fault)}
<p>Scan this with the app, or type in the secret.</p>
<div class="qr">${{ html: shown.qr }}</div>
<p><code>${shown.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
<form method="post" action="/account/totp/confirm">
${codeField('Code that the app shows now')}
<button>Confirm</button>
</form>`,
    'signed-in',
  )
}

export function backupCodesPage(codes: readonly string[]): string {
  return page(
    'Your backup codes',
    html`<p>Each of these lets you in once when you do not have the app at hand. Keep them where you keep important papers; they are not shown again.</p>
<ul class="codes">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul>
<p><a href="/account">To your account</a></p>`,
    'signed-in',
  )
}

/** @param to where the person wants to go afterwards, a path of ours. */
export function codePage(fault: string | undefined, to: string): string {
  return page(
    'Enter the code',
    html`${faultOf(fault)}
<form method="post" action="/sign-in/code">
<input type="hidden" name="to" value="${to}">
${codeField('Code of the authenticator app, or a backup code')}
<button>Sign in</button>
</form>`,
  )
}

const passwordField = (id: string) => html`<label for="${id}">Your password</label>
<input id="${id}" name="password" type="password" autocomplete="current-password" required>`

function codeField(label: string): Html {
  return html`<label for="code">${label}</label>
<input id="code" name="code" inputmode="text" autocomplete="one-time-code" required maxlength="40">`
}

const beginForm = html`<form method="post" action="/account/totp">
${passwordField('totp-password')}
<button>Set up an app</button>
</form>`

function totpForms({ backupCodesLeft }: SecondFactorView): Html {
  return html`<p>Set up. ${String(backupCodesLeft)} backup codes are left.</p>
<form method="post" action="/account/totp/change">
${passwordField('change-password')}
${codeField('Code of the app, or a backup code')}
<button name="change" value="backup-codes">New backup codes</button>
<button name="change" value="remove">Remove the app</button>
</form>`
}

function passkeyList({ factor, noPasskeys }: Account): Html {
  const rows = factor.passkeys.map(
    ({ id, name }) => html`<li>${name}
<form method="post" action="/account/passkeys/${id}">
<label for="name-${id}">Name</label><input id="name-${id}" name="name" value="${name}" maxlength="60">
${passwordField(`password-${id}`)}
<button name="change" value="rename">Rename</button> <button name="change" value="remove">Remove</button>
</form></li>`,
  )
  const list = rows.length === 0 ? html`<p>None yet.</p>` : html`<ul>${rows}</ul>`
  if (noPasskeys) return html`${list}<p class="hint">${noPasskeys}</p>`
  return html`${list}
<form id="add-passkey">
<label for="passkey-name">Name, such as the device</label><input id="passkey-name" name="name" maxlength="60" required>
${passwordField('passkey-password')}
<button>Add a passkey</button>
<p id="passkey-fault" class="fault" role="alert" hidden></p>
</form>
<script src="/passkeys.js" defer></script>`
}

function sessionsAndKeys({ sessions, keys }: Account): Html {
  return html`<h2>Where you are signed in</h2>
<ul>${sessions.map(sessionItem)}</ul>
<form method="post" action="/account/sessions/end"><button name="session" value="others">End all others</button></form>
<h2>API keys</h2>
${keys.length === 0 ? html`<p>None. Make one with <code>dateline keys create</code>.</p>` : html`<ul>${keys.map(keyItem)}</ul>`}`
}

function sessionItem({ id, userAgent, network, lastSeenAt, isCurrent }: SessionView): Html {
  const place = `${userAgent || 'Unknown browser'}, from ${network ?? 'an unknown network'}, last used ${momentOf(lastSeenAt)}`
  if (isCurrent) return html`<li>${place} (this one)</li>`
  return html`<li>${place}
<form method="post" action="/account/sessions/end"><button name="session" value="${id}">End it</button></form></li>`
}

function keyItem({ id, name, start, expiresAt, lastUsedAt }: ApiKeyView): Html {
  const used = lastUsedAt ? `last used ${momentOf(lastUsedAt)}` : 'never used'
  const ends = expiresAt ? `ends ${momentOf(expiresAt)}` : 'has no end'
  return html`<li>${name ?? 'Key'} (${start ?? ''}…), ${used}, ${ends}
<form method="post" action="/account/keys/revoke"><button name="key" value="${id}">Revoke</button></form></li>`
}

function momentOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
