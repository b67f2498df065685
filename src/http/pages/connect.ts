import type { ConnectAttempt } from '../../channels/connecting/connect-attempt.view.ts'
import { type Html, html, when } from './frame/html.ts'
import { deskPage } from './frame/page.ts'
import { fault, note } from './frame/parts.ts'
import { say, tell, type View } from './frame/view.ts'

/** How connecting stands: what was connected, or the accounts to choose from. */
export function connectPage(view: View, attempt: ConnectAttempt, wrong?: Html): string {
  switch (attempt.step) {
    case 'connected':
      return page(view, say(view, 'connect.connectedTitle'), connectedNote(view, attempt))
    case 'choosing':
      return page(view, say(view, 'connect.chooseTitle'), choiceForm(view, attempt, wrong))
    case 'begun':
      return page(
        view,
        say(view, 'connect.begunTitle'),
        html`<p class="lead">${say(view, 'connect.begun')}</p>`,
      )
    case 'failed':
    case 'ended':
      return page(view, say(view, 'connect.failedTitle'), failure(view, attempt))
  }
}

function page(view: View, title: string, body: Html): string {
  return deskPage(view, { title, body })
}

function connectedNote(view: View, { connected }: ConnectAttempt): Html {
  const lines = connected.map(({ name, outcome }) =>
    note(
      tell(view, outcome === 'reconnected' ? 'connect.reconnected' : 'connect.connected', { account: name }),
    ),
  )
  return html`${lines}
<p class="lead">${say(view, 'connect.connectedNext')}</p>
${toChannels(view)}`
}

/** The reason is the network's, or ours as it was written down then: both in English. */
function failure(view: View, { reason }: ConnectAttempt): Html {
  return html`${fault(reason ? html`<span lang="en" dir="ltr">${reason}</span>` : tell(view, 'connect.ended'))}
<p class="lead">${say(view, 'connect.again')}</p>
${toChannels(view)}`
}

function toChannels(view: View): Html {
  return html`<p class="actions"><a class="button second" href="/channels">${say(view, 'connect.toChannels')}</a></p>`
}

function choiceForm(view: View, { id, officeId, accounts }: ConnectAttempt, wrong: Html | undefined): Html {
  const choices = accounts.map(({ externalId, name, mayPublish }) => {
    const field = `account-${externalId}`
    return html`<label class="choice" for="${field}"><input id="${field}" type="checkbox" name="account" value="${externalId}"${when(!mayPublish, () => html` disabled`)}><span><b><bdi>${name}</bdi></b>${when(!mayPublish, () => html`<span class="hint">${say(view, 'connect.mayNotPublish')}</span>`)}</span></label>`
  })
  return html`<p class="lead">${tell(view, 'connect.chooseLead', { office: officeId })}</p>
${fault(wrong)}
<form class="card" method="post" action="/connect/attempts/${id}">
<fieldset class="choices"><legend>${say(view, 'connect.accounts')}</legend>
${choices}
</fieldset>
<p class="actions"><button class="button">${say(view, 'connect.submit')}</button></p>
</form>`
}
