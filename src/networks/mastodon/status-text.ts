/** What a status says and shows, out of the HTML that Mastodon makes of it. */
export interface StatusText {
  /** As it was written, but that a handle has lost its server. */
  text: string
  /** Addresses of links that are no handles and no hashtags. */
  links: string[]
}

const anchor = /<a\b([^>]*)>/gi

/**
 * Undoes Mastodon's own formatting: `<p>` to empty lines, `<br>` to lines, tags away, entities undone. A link's
 * `invisible` and `ellipsis` spans together hold the whole address as it was written.
 */
export function statusText(html: string): StatusText {
  const links = [...html.matchAll(anchor)].flatMap(([, attributes = '']) => {
    const classes = attribute(attributes, 'class').split(/\s+/)
    const href = attribute(attributes, 'href')
    return classes.includes('mention') || classes.includes('hashtag') || !href ? [] : [href]
  })
  const text = html
    .replace(/<\/p>\s*<p\b[^>]*>/gi, '\n\n')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
  return { text: unescaped(text).trim(), links: [...new Set(links)] }
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes)
  return unescaped(found?.[1] ?? found?.[2] ?? '')
}

const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', amp: '&' }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
