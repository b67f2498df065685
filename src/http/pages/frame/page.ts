import { type Html, html, when } from './html.ts'
import { icons, mark } from './icons.ts'
import { languages, type OtherForm, themes } from './look.ts'
import { scripts, tabIcon } from './page-files.ts'
import { side } from './side.ts'
import { languageAttributes, say, type View } from './view.ts'

interface Page {
  title: string
  body: Html
  /** Beside `page`, which every page has. */
  script?: keyof typeof scripts
  /** Keeps what is typed in it while the language changes. */
  form?: OtherForm
}

/** A page for people who are not in yet: the form, and on wide screens the navy side. */
export function doorPage(view: View, { title, body, script, form }: Page): string {
  return wholePage(
    view,
    title,
    script,
    html`<body class="door">
${skip(view)}
${side(view)}
<div class="pane">
<header>${languages(view, form)}</header>
<main id="main">
<span class="mark-small">${mark('36')}</span>
<h1>${title}</h1>
${body}
</main>
${foot(view, form)}
${unreachable(view)}
</div>
${view.modules.map(fetched)}
</body>`,
  )
}

/** A page to work on, under a navy band; signed-in people can sign out on each. */
export function deskPage(view: View, { title, body, script, form }: Page): string {
  return wholePage(
    view,
    title,
    script,
    html`<body class="desk">
${skip(view)}
<header class="band"><div class="band-inner">
${view.isSignedIn ? html`<a class="wordmark" href="/">${mark('28')} Dateline</a>` : html`<span class="wordmark">${mark('28')} Dateline</span>`}
${view.isSignedIn ? signedInLinks(view) : languages(view, form)}
</div></header>
<main id="main">
<h1>${title}</h1>
${body}
</main>
<footer class="desk-foot">${when(view.isSignedIn, () => languages(view, form))}${themes(view, form)}${practice(view)}</footer>
${unreachable(view)}
</body>`,
  )
}

function wholePage(view: View, title: string, script: Page['script'], body: Html): string {
  return html`<!DOCTYPE html>
<html ${languageAttributes(view.language)} data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Dateline</title>
<link rel="icon" type="image/svg+xml" href="${tabIcon.address}">
<link rel="stylesheet" href="${view.styleSheet}">
<script src="${scripts.page.address}" defer></script>
${script ? html`<script src="${scripts[script].address}" defer></script>` : html``}
</head>
${body}
</html>
`.html
}

/** A script of the app, which comes while the person types, after everything that this page needs. */
function fetched(address: string): Html {
  return html`<link rel="modulepreload" href="${address}" crossorigin fetchpriority="low">`
}

function skip(view: View): Html {
  return html`<a class="skip" href="#main">${say(view, 'frame.skip')}</a>`
}

function signedInLinks(view: View): Html {
  return html`<nav><a href="/account">${say(view, 'frame.account')}</a>
<form method="post" action="/sign-out"><button class="link">${say(view, 'frame.signOut')}</button></form></nav>`
}

/** Unveiled by the script of the page. */
function unreachable(view: View): Html {
  return html`<div class="unreachable" id="unreachable" role="alert" hidden>${icons.warning}<p><b>${say(view, 'frame.unreachable')}</b> ${say(view, 'frame.unreachableDetail')}</p></div>`
}

function foot(view: View, form: OtherForm | undefined): Html {
  return html`<footer class="pane-foot">${themes(view, form)}${practice(view)}</footer>`
}

function practice(view: View): Html {
  return when(
    view.isPractice,
    () => html`<p class="practice">${icons.practice} ${say(view, 'frame.practice')}</p>`,
  )
}
