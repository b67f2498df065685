import type { ErrorFamily } from '../../core/errors/families.ts'
import { type Html, html } from './frame/html.ts'
import { deskPage, doorPage } from './frame/page.ts'
import { say, tell, type View } from './frame/view.ts'

/** What went wrong, for people who came with a browser. */
export function errorPage(view: View, family: ErrorFamily | 'broken', sentence: Html): string {
  const shown = {
    title: say(view, `notes.${family}`),
    body: html`<p class="lead">${sentence}</p>
<p class="actions"><a class="button second" href="/">${say(view, 'frame.toDateline')}</a></p>`,
  }
  return view.isSignedIn ? deskPage(view, shown) : doorPage(view, shown)
}

/** @param to where the person was going, a path of ours. */
export function signInFirstPage(view: View, to: string): string {
  return doorPage(view, {
    title: say(view, 'notes.not-signed-in'),
    body: html`<p>${say(view, 'signIn.signInFirst')}</p>
<p><a class="button wide" href="/sign-in?${new URLSearchParams({ to }).toString()}">${say(view, 'signIn.title')}</a></p>`,
  })
}

/** Where the web app would be, on a machine on which it was not built. */
export function notBuiltPage(view: View): string {
  return deskPage(view, {
    title: say(view, 'notes.notBuilt'),
    body: html`<p class="lead">${tell(view, 'notes.notBuiltDetail', { command: 'npm run build:web' })}</p>`,
  })
}
