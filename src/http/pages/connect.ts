import type { ConnectAttempt } from '../../channels/connecting/connect-attempt.view.ts'
import { type Html, html, page } from './html.ts'

/** How connecting stands: what was connected, or the accounts to choose from. */
export function connectPage(attempt: ConnectAttempt, fault?: string): string {
  switch (attempt.step) {
    case 'connected':
      return page('Connected', connectedNote(attempt))
    case 'choosing':
      return page('Choose what to connect', choiceForm(attempt, fault))
    case 'begun':
      return page('Not finished yet', html`<p>Go on where the network asks whether to let Dateline in.</p>`)
    case 'failed':
    case 'ended':
      return page(
        'Nothing was connected',
        html`<p role="alert">${attempt.reason ?? 'The time for it is over.'} Begin again from Dateline.</p>`,
      )
  }
}

function connectedNote({ connected }: ConnectAttempt): Html {
  const lines = connected.map(({ name, outcome }) => html`<li>${name}: ${outcome}</li>`)
  return html`<ul>${lines}</ul>
<p>Its scheduled posts go out from now on. You may close this page.</p>`
}

function choiceForm({ id, officeId, accounts }: ConnectAttempt, fault: string | undefined): Html {
  const choices = accounts.map(({ externalId, name, mayPublish }) => {
    const field = `account-${externalId}`
    return mayPublish
      ? html`<p><label for="${field}"><input class="tick" id="${field}" type="checkbox" name="account" value="${externalId}"> ${name}</label></p>`
      : html`<p>${name} (you may not publish there)</p>`
  })
  return html`${fault ? html`<p class="fault" role="alert">${fault}</p>` : html``}
<form method="post" action="/connect/attempts/${id}">
<fieldset><legend>For office ${officeId}</legend>
${choices}
</fieldset>
<button>Connect</button>
</form>`
}
