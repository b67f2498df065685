import { createHash } from 'node:crypto'

/** The page's whole style; it stands in the page, so that nothing has to be loaded. */
export const timelineStyle = `
:root { color-scheme: light dark; --paper: #f4f5f7; --card: #fff; --ink: #16202b; --quiet: #55606e; --line: #d8dde4; --accent: #0b57a4; --mark: #8a4b00; --mark-paper: #fff3df; }
@media (prefers-color-scheme: dark) { :root { --paper: #11161c; --card: #1a222b; --ink: #e8edf2; --quiet: #a3afbc; --line: #313c48; --accent: #7db7f5; --mark: #ffcf8a; --mark-paper: #3a2a10; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali", sans-serif; }
a { color: var(--accent); overflow-wrap: anywhere; }
a:focus-visible, section:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
header.top { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem .5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
.mark { display: inline-block; background: var(--mark-paper); color: var(--mark); border-radius: 999px; padding: .1rem .75rem; font-size: .85rem; font-weight: 600; }
.quiet { color: var(--quiet); }
main { max-width: 76rem; margin: 0 auto; padding: .5rem 1rem 3rem; display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); align-items: start; }
h2 { font-size: 1.1rem; margin: 0 0 .75rem; border-bottom: 2px solid var(--line); padding-bottom: .35rem; }
ol { list-style: none; margin: 0; padding: 0; }
.thread { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 1rem; overflow: hidden; }
article { padding: .85rem 1rem; }
.thread > ol > li + li article { border-top: 1px dashed var(--line); margin-inline-start: 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.by { display: flex; flex-wrap: wrap; gap: .15rem .5rem; align-items: baseline; font-size: .9rem; margin: 0; }
.by strong { font-size: 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0 0; font-size: 1.05rem; }
.text:lang(ur), .text:lang(ps), .text:lang(fa), .text:lang(ar) { line-height: 1.9; }
.pictures { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); margin: .6rem 0 0; padding: 0; }
figure { margin: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--paper); }
figure :is(img, video) { display: block; width: 100%; max-height: 20rem; object-fit: cover; }
figure video { object-fit: contain; background: #000; }
figcaption { padding: .35rem .6rem; font-size: .85rem; color: var(--quiet); }
.card { display: block; margin-top: .6rem; border: 1px solid var(--line); border-radius: 8px; padding: .5rem .75rem; font-size: .9rem; }
.empty { color: var(--quiet); background: var(--card); border: 1px dashed var(--line); border-radius: 12px; padding: 1.5rem; text-align: center; }
`

/** Lets the page show itself and pictures of its own origin, and nothing else. */
export const timelinePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(timelineStyle).digest('base64')}'`,
  "img-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
