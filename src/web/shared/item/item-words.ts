/** Places in front of a text, "Islamabad/ Lahore: …": up to ten short names with "/" between them (docs/importing-news.md). */
const dateline = /^[\s\p{Cf}]*([^:：\n]{2,200})[:：](?!\/\/)/u

/** An item's places and words for where the places stand in front: those of the text itself, in its own language. */
export function headed(
  text: string,
  places: readonly string[],
): { places: readonly string[]; words: string } {
  const own = placesBefore(text)
  const isOwn = places.length > 0 && own.length === places.length
  return { places: isOwn ? own : places, words: titleWords(text, places) }
}

/** The places in front of a text; none where what stands before its first colon reads otherwise. */
export function placesBefore(text: string): string[] {
  const names = dateline.exec(text)?.[1]?.split(/[/／]/) ?? []
  return names.length <= 10 && names.every(isPlaceName) ? names.map(name => name.trim()) : []
}

/** A text without its dateline, for where its places stand in front of it already. */
function withoutDateline(text: string, places: readonly string[]): string {
  const head = places.length > 0 ? dateline.exec(text) : null
  const isDateline = head?.[1]?.split(/[/／]/).every(isPlaceName) ?? false
  return head && isDateline ? text.slice(head[0].length).trim() : text.trim()
}

function isPlaceName(part: string): boolean {
  const name = part.split(/[,،]/)[0]?.trim() ?? ''
  return name !== '' && name.length <= 40 && name.split(/\s+/).length <= 3
}

/** What an item is called: its first sentence, or as much of it as fits, without the dateline. */
function titleWords(text: string, places: readonly string[], most = 120): string {
  const line = withoutDateline(text, places).replace(/\s+/gu, ' ').trim()
  const sentence = /^.{12,}?[.!?؟۔।](?=\s|$)/u.exec(line)?.[0] ?? line
  const words = sentence.replace(/[.۔।]$/u, '')
  if (words.length <= most) return words
  const gap = words.lastIndexOf(' ', most)
  return `${words.slice(0, gap > most / 2 ? gap : most).replace(/[\ud800-\udbff]$/, '')}…`
}
