import type { UtmTags } from '../../../channels/channel-style.ts'

/**
 * The link with `utm_source`, `utm_medium` and `utm_campaign` added, so that a site can tell where a reader came
 * from. What the link has already stays as it is, byte for byte: its query, its fragment, its own UTM tags.
 * Links that are not http or https come back unchanged.
 */
export function withUtm(link: string, utm: UtmTags | undefined): string {
  if (!utm || !/^https?:\/\//i.test(link)) return link
  const hash = link.indexOf('#')
  const fragment = hash < 0 ? '' : link.slice(hash)
  const address = hash < 0 ? link : link.slice(0, hash)
  const question = address.indexOf('?')
  const query = question < 0 ? '' : address.slice(question + 1)
  const present = new Set(query.split('&').map(pair => pair.split('=')[0]?.toLowerCase()))
  const added = Object.entries(utm)
    .map(([name, value]): [string, string] => [`utm_${name}`, value])
    .filter(([name, value]) => value !== '' && !present.has(name))
    .map(([name, value]) => `${name}=${encoded(value)}`)
  if (added.length === 0) return link
  const joint = question < 0 ? '?' : query === '' || query.endsWith('&') ? '' : '&'
  return `${address}${joint}${added.join('&')}${fragment}`
}

/** Stricter than a URL needs: a link that ends in ".", ")" or "!" would lose that character to the network. */
function encoded(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*.~]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
