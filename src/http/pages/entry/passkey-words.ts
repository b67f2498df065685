import { type Html, html } from '../frame/html.ts'
import { say, type View } from '../frame/view.ts'
import type { Key } from '../words/words.ts'

/** What the script of passkeys may have to say, by the code of the API's answer. */
export function passkeyWords(view: View): Html {
  const words = Object.fromEntries(
    Object.entries(keys).map(([code, key]) => [code, say(view, key, { minutes: 15 })]),
  )
  return html`data-words="${JSON.stringify(words)}"`
}

const keys: Readonly<Record<string, Key>> = {
  none: 'signIn.noPasskeyChosen',
  'passkey-unknown': 'errors.passkey-unknown',
  'passkey-invalid': 'errors.passkey-invalid',
  'wrong-current-password': 'errors.wrong-current-password',
  'too-many-attempts': 'errors.too-many-attempts',
  'session-ended': 'errors.session-ended',
}
