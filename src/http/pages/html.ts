/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

/** Fills a template, escaping whatever is not HTML already. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const filled = parts.map((part, index) => {
    const value = values[index]
    return part + (value === undefined ? '' : rendered(value))
  })
  return { html: filled.join('') }
}

/** A whole page of ours with one style sheet; signed-in people can sign out on each. */
export function page(title: string, body: Html, reader: 'anyone' | 'signed-in' = 'anyone'): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Dateline</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${reader === 'signed-in' ? signOut : html``}
<main id="main">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.html
}

const signOut = html`<nav><a href="/">Dateline</a> <a href="/account">Your account</a>
<form method="post" action="/sign-out"><button>Sign out</button></form></nav>`

export const styleSheet = `
:root { color-scheme: light dark; font: 1.05rem/1.55 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
nav { max-width: 44rem; margin: 0 auto; padding: 0.5rem 1.25rem; display: flex; gap: 1.25rem; align-items: baseline; }
nav form { margin-left: auto; }
nav button { margin-top: 0; }
.qr svg { width: 14rem; height: 14rem; background: #fff; }
label { display: block; margin-top: 1rem; font-weight: 600; }
.hint { font-weight: 400; margin: 0; }
input, select { font: inherit; width: 100%; max-width: 26rem; box-sizing: border-box; padding: 0.5rem 0.6rem; margin-top: 0.25rem; border: 1px solid; border-radius: 4px; }
input.tick { width: auto; margin: 0 0.4rem 0 0; }
fieldset { border: 1px solid; border-radius: 4px; }
button, .button { display: inline-block; font: inherit; font-weight: 600; margin-top: 1.4rem; padding: 0.55rem 1.3rem; border: 0; border-radius: 4px; background: #0b4f8a; color: #fff; text-decoration: none; }
:is(a, input, select, button):focus-visible { outline: 3px solid #c2570c; outline-offset: 2px; }
.fault { border-left: 4px solid #b3261e; padding: 0.4rem 0.9rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; }
iframe { width: 100%; height: 70vh; border: 1px solid; box-sizing: border-box; }
`

function rendered(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
  return 'html' in value ? value.html : value.map(one => one.html).join('')
}
