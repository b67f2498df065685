import { type Html, html, page } from './html.ts'
import { type SetUpForm, setUpFormFields } from './set-up.ts'

/** What else this installation has besides passwords. */
interface SignInOffer {
  passkeys: boolean
  forgot: boolean
  /** The provider of OpenID Connect, for people to read. */
  provider: string | undefined
}

/** @param to where the person wants to go afterwards, a path of ours. */
export function signInPage(fault: string | undefined, offer: SignInOffer, to: string): string {
  return page(
    'Sign in',
    html`${faultOf(fault)}
${offer.provider === undefined ? html`` : providerLink(offer.provider, to)}
<form method="post" action="/sign-in">
<input type="hidden" name="to" value="${to}">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
${offer.passkeys ? passkeyForm(to) : html``}
${offer.forgot ? html`<p><a href="/forgot">Forgotten the password?</a></p>` : html``}`,
  )
}

/** A link and not a form: browsers keep a form of this page from leading to another site. */
function providerLink(provider: string, to: string): Html {
  return html`<p><a class="button" href="/sign-in/oidc?to=${encodeURIComponent(to)}">Sign in with ${provider}</a></p>`
}

function passkeyForm(to: string): Html {
  return html`<form id="passkey-sign-in" data-to="${to}"><button>Sign in with a passkey</button></form>
<p id="passkey-fault" class="fault" role="alert" hidden></p>
<script src="/passkeys.js" defer></script>`
}

export function forgotPage(): string {
  return page(
    'Forgotten the password?',
    html`<form method="post" action="/forgot">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="320">
<button>Send me a link</button>
</form>`,
  )
}

/** Where links lead; a script moves the token from the fragment into the form, and without one it is pasted. */
export function openLinkPage(): string {
  return page(
    'Open your link',
    html`<form id="open-link" method="post" action="/setup/open">
<label for="token">What stands in your link behind “token=”</label>
<input id="token" name="token" required maxlength="100" autocomplete="off">
<button>Open</button>
</form>
<script src="/setup.js" defer></script>`,
  )
}

/** For the first admin, who also sets up the organisation; or for a person who was invited. */
export function setupPage(
  token: string,
  person: { name: string; email: string } | 'first-admin',
  fault: string | undefined,
  given: SetUpForm = {},
): string {
  const who =
    person === 'first-admin' ? setUpFormFields(given) : html`<p>For ${person.name}, ${person.email}.</p>`
  return page(
    person === 'first-admin' ? 'Set up Dateline' : 'Choose your password',
    html`${faultOf(fault)}
<form method="post" action="/setup">
<input type="hidden" name="token" value="${token}">
${who}
<label for="password">New password</label>
<p class="hint" id="password-hint">At least 12 characters; a few words in a row are good.</p>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="128" required aria-describedby="password-hint">
<button>${person === 'first-admin' ? 'Set up Dateline' : 'Save'}</button>
</form>`,
  )
}

export function notePage(title: string, sentence: string): string {
  return page(title, html`<p>${sentence}</p><p><a href="/">To the first page</a></p>`)
}

/** @param to where the person was going, a path of ours. */
export function signInFirstPage(title: string, to: string): string {
  return page(
    title,
    html`<p>Sign in to Dateline in this browser, then try again.</p>
<p><a href="/sign-in?to=${encodeURIComponent(to)}">Sign in</a></p>`,
  )
}

export function faultOf(fault: string | undefined): Html {
  return fault ? html`<p class="fault" role="alert">${fault}</p>` : html``
}
