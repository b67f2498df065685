import { Parser } from 'htmlparser2'

/** What is looked through; a head that is longer names its feeds early. */
const mostHtml = 200_000
const mostFeeds = 3

/** The feeds that a web page names in its head, as whole addresses. */
export function feedsOfPage(html: string, address: string): string[] {
  const found = new Set<string>()
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      if (name !== 'link' || found.size >= mostFeeds || href === '' || href.length > 300) return
      if (!/\balternate\b/i.test(rel) || !/^application\/(rss|atom|rdf)\+xml$/i.test(type.trim())) return
      const url = URL.canParse(href, address) ? new URL(href, address) : undefined
      if (url && /^https?:$/.test(url.protocol)) found.add(url.href)
    },
  })
  parser.end(html.slice(0, mostHtml))
  return [...found]
}
