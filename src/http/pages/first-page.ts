import { type Html, html, page } from './html.ts'

/** What this is, who is signed in, and, on the sandbox, its timelines. */
export function firstPage(shown: {
  person: { name: string; email: string } | undefined
  sandbox: boolean
}): string {
  return page(
    'Dateline',
    html`<p>Dateline takes in the news of migration information offices, has a second person approve each item, publishes it on X and Facebook at the right local time, measures what it reached, and draws infographics from the figures.</p>
${shown.person ? whoIsSignedIn(shown.person) : html``}
<ul>
${shown.person ? html`` : html`<li><a href="/sign-in">Sign in</a></li>`}
${shown.person ? html`<li><a href="/api/v1/docs">The HTTP API</a></li>` : html``}
</ul>
${shown.sandbox ? timelines : html``}`,
    shown.person ? 'signed-in' : 'anyone',
  )
}

function whoIsSignedIn({ name, email }: { name: string; email: string }): Html {
  return html`<p>Signed in as ${name} (${email}).</p>`
}

const timelines = html`<h2>What the sandbox networks show</h2>
<p>No post leaves this machine: X and Facebook are played by a sandbox. <a href="/sandbox">Open the timelines by themselves</a>.</p>
<iframe src="/sandbox" title="Timelines of the sandbox networks"></iframe>`
