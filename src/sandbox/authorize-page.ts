import { timelineStyle } from './timeline/timeline-style.ts'

/** One way on from the page: whom to allow, and where that leads. */
export interface AuthorizeChoice {
  name: string
  href: string
}

/** Stands for the network's own "allow this app?" page: plain links, no script. Serve it with `timelinePolicy`. */
export function renderAuthorizePage(network: string, choices: readonly AuthorizeChoice[]): string {
  const items = choices.map(
    ({ name, href }) =>
      `<li class="thread"><article><a href="${escaped(href)}">${escaped(name)}</a></article></li>`,
  )
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Allow Dateline on sandbox ${escaped(network)}</title><style>${timelineStyle}</style></head>
<body><header class="top"><h1>Allow Dateline? <span class="mark">sandbox ${escaped(network)}</span></h1>
<p class="quiet">The real network would ask you to sign in here. Choose an account.</p></header>
<main><ol>${items.join('') || '<li class="empty">No account has been made in the sandbox yet.</li>'}</ol></main>
</body></html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
