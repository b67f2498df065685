import type { ApiKeyView } from '../../../access/keys/api-keys.ts'
import type { SecondFactorView } from '../../../access/second-factor/manage-second-factor.ts'
import type { SessionView } from '../../../access/signing-in/sessions.ts'
import { languageTag } from '../../../core/languages/registry.ts'
import { type Html, html, when } from '../frame/html.ts'
import { icons } from '../frame/icons.ts'
import { deskPage } from '../frame/page.ts'
import { fault } from '../frame/parts.ts'
import { say, tell, type View } from '../frame/view.ts'
import { browserOf } from './browser-of.ts'
import { secondFactorCards } from './second-factor.ts'

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
export function accountPage(view: View, account: Account, wrong?: Html): string {
  const { person, mustEnrol } = account
  return deskPage(view, {
    title: say(view, mustEnrol ? 'protect.title' : 'account.title'),
    script: 'passkeys',
    body: html`<p class="lead">${tell(view, 'account.who', { name: person.name, email: person.email })}</p>
${fault(wrong)}
${when(mustEnrol, () => html`<p class="warning" role="alert">${icons.shield}<span>${say(view, 'protect.required')}</span></p>`)}
<div class="cards">
${secondFactorCards(view, account)}
${when(!mustEnrol, () => sessionsAndKeys(view, account))}
</div>`,
  })
}

/** After setting up, while nothing else is open or done yet. */
export function protectPage(view: View, account: Account): string {
  return deskPage(view, {
    title: say(view, 'protect.title'),
    script: 'passkeys',
    body: html`<p class="lead">${say(view, 'protect.lead')}</p>
<div class="cards pair">${secondFactorCards(view, account)}</div>
<p class="actions"><a class="button second" href="/">${say(view, 'protect.later')}</a></p>`,
  })
}

function sessionsAndKeys(view: View, { sessions, keys }: Account): Html {
  return html`<section class="card" aria-labelledby="sessions-title">
<h2 id="sessions-title">${say(view, 'account.sessionsTitle')}</h2>
<ul class="rows">${sessions.map(one => session(view, one))}</ul>
${when(sessions.length > 1, () => html`<form method="post" action="/account/sessions/end"><button class="button second" name="session" value="others">${say(view, 'account.endOthers')}</button></form>`)}
</section>
<section class="card" aria-labelledby="keys-title">
<h2 id="keys-title">${say(view, 'account.keysTitle')}</h2>
${keys.length === 0 ? html`<p class="hint">${say(view, 'account.noKeys')}</p>` : html`<ul class="rows">${keys.map(one => key(view, one))}</ul>`}
</section>`
}

function session(view: View, { id, userAgent, network, lastSeenAt, isCurrent }: SessionView): Html {
  const from = { network: network ?? say(view, 'account.unknownNetwork'), when: momentOf(view, lastSeenAt) }
  const end = html`<form method="post" action="/account/sessions/end"><button class="button second" name="session" value="${id}">${say(view, 'account.endSession')}</button></form>`
  return html`<li><div><bdi class="agent">${browserOf(userAgent) ?? say(view, 'account.unknownBrowser')}</bdi><span class="hint block">${tell(view, 'account.sessionFrom', from)}</span></div>
${isCurrent ? html`<span class="tag">${say(view, 'account.thisSession')}</span>` : end}</li>`
}

function key(view: View, { id, name, start, expiresAt, lastUsedAt }: ApiKeyView): Html {
  const used = lastUsedAt
    ? tell(view, 'account.keyUsed', { when: momentOf(view, lastUsedAt) })
    : tell(view, 'account.keyUnused')
  const ends = expiresAt
    ? tell(view, 'account.keyEnds', { when: momentOf(view, expiresAt) })
    : tell(view, 'account.keyEndless')
  return html`<li><div><b><bdi>${name ?? say(view, 'account.key')}</bdi></b> <bdi dir="ltr"><code>${start ?? ''}…</code></bdi><span class="hint block">${used} ${ends}</span></div>
<form method="post" action="/account/keys/revoke"><button class="button second" name="key" value="${id}">${say(view, 'account.revokeKey')}</button></form></li>`
}

/** In UTC, and says so: these pages know no zone of their reader. */
function momentOf(view: View, date: Date): string {
  return new Intl.DateTimeFormat(languageTag(view.language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
    numberingSystem: 'latn',
    calendar: 'gregory',
  }).format(date)
}
