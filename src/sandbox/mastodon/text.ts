import twitterText from 'twitter-text'

const shownLength = 30

/** A text as Mastodon shows it: escaped HTML, links in three spans, handles without their server, paragraphs. */
export function shownHtml(text: string, origin: string): string {
  const entities = [
    ...twitterText
      .extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false })
      .map(({ url, indices: [start, end] }) => ({ start, end, html: linkHtml(url) })),
    ...found(
      text,
      /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+)(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?/giu,
      mentionHtml(origin),
    ),
    ...found(
      text,
      /(?<![=/&\p{L}\p{N}_])#([\p{L}\p{M}\p{N}_]*[\p{L}_][\p{L}\p{M}\p{N}_]*)/giu,
      hashtagHtml(origin),
    ),
  ].sort((one, other) => one.start - other.start)
  let html = ''
  let from = 0
  for (const entity of entities) {
    if (entity.start < from) continue
    html += escaped(text.slice(from, entity.start)) + entity.html
    from = entity.end
  }
  html += escaped(text.slice(from))
  const paragraphs = html.split(/\n\n+/).map(paragraph => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
  return html ? paragraphs.join('') : ''
}

function found(text: string, pattern: RegExp, htmlOf: (whole: string, name: string) => string) {
  return [...text.matchAll(pattern)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    html: htmlOf(match[0], match[1] ?? ''),
  }))
}

function linkHtml(url: string): string {
  const prefix = /^https?:\/\/(www\.)?/i.exec(url)?.[0] ?? ''
  const middle = url.slice(prefix.length, prefix.length + shownLength)
  const rest = url.slice(prefix.length + shownLength)
  const shown = `<span class="${rest ? 'ellipsis' : ''}">${escaped(middle)}</span>`
  return (
    `<a href="${escaped(url)}" target="_blank" rel="nofollow noopener" translate="no">` +
    `<span class="invisible">${escaped(prefix)}</span>${shown}<span class="invisible">${escaped(rest)}</span></a>`
  )
}

const mentionHtml = (origin: string) => (_whole: string, name: string) =>
  `<span class="h-card" translate="no"><a href="${origin}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`

const hashtagHtml = (origin: string) => (_whole: string, name: string) =>
  `<a href="${origin}/tags/${encodeURIComponent(name)}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
