import twitterText from 'twitter-text'
import { detectLanguage } from '../../core/languages/detect-language.ts'
import { languageTag } from '../../core/languages/registry.ts'
import type { NetworkName } from '../../networks/network.ts'
import type { NetworkProfile } from '../../networks/profile.ts'
import { networkProfiles, profileOf } from '../../networks/profiles.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'
import { timelineStyle } from './timeline-style.ts'

export interface TimelineOptions {
  /** Where pictures and videos are found, by id, with a `/` at its end; without it only their alt texts are shown. */
  mediaPath?: string
}

/** As many threads of a network as the page shows. */
const shownThreads = 100

/**
 * What readers of the sandbox networks would see: a whole HTML page, newest first, threads together. Everything
 * that came from outside is escaped; the page needs no script and loads nothing but pictures and videos under `mediaPath`.
 * Serve it with `timelinePolicy`.
 */
export function renderTimeline(
  posts: readonly SandboxPost[],
  accounts: readonly SandboxAccount[],
  options: TimelineOptions = {},
): string {
  const authors = new Map(accounts.map(account => [`${account.network} ${account.externalId}`, account]))
  const shown = networksOf([...accounts, ...posts])
  const columns = shown.map(network => column(network, posts, authors, options))
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox networks</title>
<style>${timelineStyle}</style>
</head>
<body>
<a class="skip" href="#${shown[0]?.name ?? ''}">Skip to the posts</a>
<header class="top">
<h1>Sandbox networks <span class="mark">sandbox data</span></h1>
<p class="quiet">Posts as readers would see them. Nothing on this page has left this machine.</p>
</header>
<main>
${columns.join('\n')}
</main>
</body>
</html>
`
}

/** The networks with accounts or posts; before there are any, all. */
function networksOf(things: readonly { network: NetworkName }[]): readonly NetworkProfile[] {
  const used = networkProfiles().filter(({ name }) => things.some(thing => thing.network === name))
  return used.length > 0 ? used : networkProfiles()
}

type Authors = ReadonlyMap<string, SandboxAccount>

function column(
  { name, label }: NetworkProfile,
  posts: readonly SandboxPost[],
  authors: Authors,
  options: TimelineOptions,
): string {
  const standing = posts.filter(post => post.network === name && post.deletedAt === undefined)
  const threads = threadsOf(standing)
  const shown = threads.slice(-shownThreads).reverse()
  const count = `${standing.length} ${standing.length === 1 ? 'post' : 'posts'}`
  const rest = threads.length > shown.length ? `, the newest ${shown.length} threads shown` : ''
  const items = shown.map(thread => threadHtml(thread, authors, options)).join('\n')
  return `<section id="${name}" aria-labelledby="${name}-title" tabindex="-1">
<h2 id="${name}-title">${label} <small class="quiet">${count}${rest}</small></h2>
${shown.length ? `<ol>\n${items}\n</ol>` : '<p class="empty">Nothing has been posted yet.</p>'}
</section>`
}

/** Posts in order, each with those that answer it; an answer whose parent is gone stands alone. */
function threadsOf(posts: readonly SandboxPost[]): SandboxPost[][] {
  const threads: SandboxPost[][] = []
  const threadOf = new Map<string, SandboxPost[]>()
  for (const post of posts) {
    const begun = post.parent === undefined ? undefined : threadOf.get(post.parent)
    const thread = begun ?? []
    if (!begun) threads.push(thread)
    thread.push(post)
    threadOf.set(post.id, thread)
  }
  return threads
}

function threadHtml(thread: readonly SandboxPost[], authors: Authors, options: TimelineOptions): string {
  const parts = thread.map(post => `<li>${postHtml(post, authors, options)}</li>`).join('\n')
  const label = thread.length > 1 ? ` aria-label="Thread of ${thread.length} posts"` : ''
  return `<li class="thread"><ol${label}>${parts}</ol></li>`
}

function postHtml(post: SandboxPost, authors: Authors, { mediaPath }: TimelineOptions): string {
  const author = authors.get(`${post.network} ${post.accountId}`)
  const handle =
    author && profileOf(post.network).accountsGoBy === 'handle'
      ? `<span class="quiet">@${escaped(author.handle)}</span>`
      : ''
  const at = new Date(post.receivedAt).toISOString()
  const time = `<time class="quiet" datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`
  const text = post.text
    ? `<p class="text" dir="auto" lang="${languageTag(detectLanguage(post.text).language)}">${linked(post.text)}</p>`
    : ''
  const pictures = post.media.map(media => pictureHtml(media, mediaPath)).join('')
  return `<article aria-label="Post ${escaped(post.id)}">
<p class="by"><strong dir="auto">${escaped(author?.name ?? post.accountId)}</strong> ${handle} ${time}</p>
${text}
${pictures ? `<div class="pictures">${pictures}</div>` : ''}
${post.link ? `<span class="card">${anchor(post.link, post.link)}</span>` : ''}
</article>`
}

function pictureHtml(media: SandboxPost['media'][number], mediaPath: string | undefined): string {
  const { id, altText, contentType } = media
  const alt = escaped(altText)
  const source = mediaPath && escaped(mediaPath + encodeURIComponent(id))
  const shown = contentType.startsWith('video/')
    ? `<video src="${source}" aria-label="${alt || 'Video'}" controls preload="metadata"></video>`
    : `<img src="${source}" alt="${alt}" loading="lazy">`
  const caption = alt
    ? `<b>Alt text</b> <span dir="auto" lang="${languageTag(detectLanguage(altText).language)}">${alt}</span>`
    : 'No alt text'
  return `<figure>${source ? shown : ''}<figcaption>${caption}</figcaption></figure>`
}

function linked(text: string): string {
  let html = ''
  let from = 0
  for (const { url, indices } of twitterText.extractUrlsWithIndices(text)) {
    html +=
      escaped(text.slice(from, indices[0])) + anchor(/^https?:\/\//i.test(url) ? url : `http://${url}`, url)
    from = indices[1]
  }
  return html + escaped(text.slice(from))
}

/** Only web addresses become links; anything else (`javascript:`) stays text. */
function anchor(address: string, words: string): string {
  if (!/^https?:\/\//i.test(address)) return escaped(words)
  return `<a href="${escaped(address)}" rel="nofollow noopener noreferrer" dir="ltr">${escaped(words)}</a>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
