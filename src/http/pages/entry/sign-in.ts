import { type Html, html, nothing, when } from '../frame/html.ts'
import { icons } from '../frame/icons.ts'
import { doorPage } from '../frame/page.ts'
import { fault, field, note, passwordField } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'
import { passkeyWords } from './passkey-words.ts'

/** What else this installation has besides passwords. */
export interface SignInOffer {
  passkeys: boolean
  forgot: boolean
  /** The provider of OpenID Connect, for people to read. */
  provider: string | undefined
}

export interface SignInShown {
  offer: SignInOffer
  /** Where the person wants to go afterwards, a path of ours. */
  to: string
  fault?: Html | undefined
  /** What was typed, when the form is shown again. */
  email?: string
  /** Unticked: the session ends with the browser. */
  keep?: boolean
  hasSignedOut?: boolean
}

export function signInPage(view: View, shown: SignInShown): string {
  const { offer, to, email = '', keep = true, hasSignedOut = false } = shown
  return doorPage(view, {
    title: say(view, 'signIn.title'),
    ...(offer.passkeys ? { script: 'passkeys' as const } : {}),
    body: html`<p class="quiet">${say(view, 'signIn.lead')}</p>
${when(hasSignedOut && !shown.fault, () => note(tell(view, 'signIn.signedOut')))}
${fault(shown.fault)}
<form method="post" action="/sign-in" data-patient>
<input type="hidden" name="to" value="${to}">
${field({
  id: 'email',
  label: tell(view, 'signIn.email'),
  type: 'email',
  value: email,
  more: html`class="ltr" autocomplete="username" inputmode="email" spellcheck="false" autocapitalize="none" required maxlength="320"${focusIf(shown.fault ? email === '' : true)}`,
})}
${passwordField(view, {
  id: 'password',
  label: tell(view, 'signIn.password'),
  more: html`autocomplete="current-password" required maxlength="200"${focusIf(shown.fault && email !== '')}${when(shown.fault, () => html` aria-invalid="true" aria-describedby="fault"`)}`,
})}
<label class="tick"><input type="checkbox" name="keep" value="yes"${when(keep, () => html` checked`)}> ${say(view, 'signIn.keep')}</label>
<button class="button wide">${say(view, 'signIn.submit')}</button>
</form>
${otherWays(view, offer, to)}
<p class="aside">${icons.person}<span>${help(view, offer)}</span></p>`,
  })
}

function otherWays(view: View, { passkeys, provider }: SignInOffer, to: string): Html {
  if (!passkeys && provider === undefined) return nothing
  return html`<p class="or">${say(view, 'signIn.or')}</p>
${provider === undefined ? nothing : providerLink(view, provider, to)}
${when(passkeys, () => passkeyForm(view, to))}`
}

/** A link and not a form: browsers keep a form of this page from leading to another site. */
function providerLink(view: View, provider: string, to: string): Html {
  const query = new URLSearchParams({ to })
  return html`<a class="button second wide" href="/sign-in/oidc?${query.toString()}"><span>${tell(view, 'signIn.provider', { provider })}</span></a>`
}

function passkeyForm(view: View, to: string): Html {
  return html`<form id="passkey-sign-in" data-to="${to}" ${passkeyWords(view)}>
<button class="button second wide">${icons.key}${say(view, 'signIn.passkey')}</button>
</form>
<p id="passkey-fault" class="fault" role="alert" hidden></p>`
}

function help(view: View, { forgot }: SignInOffer): Html {
  return forgot
    ? html`<a href="/forgot">${say(view, 'signIn.forgot')}</a><br>${say(view, 'signIn.askAdmin')}`
    : tell(view, 'signIn.askAdminForBoth')
}

function focusIf(isFirst: unknown): Html {
  return when(isFirst, () => html` autofocus`)
}
