import { sha256 } from '../../core/hash.ts'
import { normalised } from '../../core/text/windows.ts'

/**
 * The same for two posts whose words a network would hold to be the same, however their channels dress them up:
 * part numbers, hashtags at the end, UTM tags, isolates, case and white space are left out. Undefined where no words
 * are left.
 */
export function sameTextKey(segments: readonly string[]): string | undefined {
  const parts = segments.length > 1 ? segments.map(text => text.replace(partNumber, '')) : segments
  const plain = withoutHashtagsAtEnd(withoutUtm(normalised(parts.join(' '), 'NFKC').replace(/\p{Cf}/gu, '')))
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
  return plain === '' ? undefined : sha256(plain)
}

/** As thread.ts writes it. */
const partNumber = /\s\d+\/\d+\s*$/u
const hashtag = /^[#＃][\p{L}\p{M}\p{N}_]+$/u

/** Word by word from the end: an expression would try every hashtag of the text as the first of them. */
function withoutHashtagsAtEnd(text: string): string {
  let end = text.trimEnd().length
  let kept = text.length
  while (end > 0) {
    let start = end
    while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start -= 1
    if (!hashtag.test(text.slice(start, end))) break
    while (start > 0 && /\s/.test(text[start - 1] ?? '')) start -= 1
    end = start
    kept = start
  }
  return text.slice(0, kept)
}

function withoutUtm(text: string): string {
  return text.replace(/https?:\/\/\S+/giu, link => {
    const [address = '', ...fragment] = link.split('#')
    const [path = '', ...query] = address.split('?')
    const kept = query
      .join('?')
      .split('&')
      .filter(pair => pair !== '' && !/^utm_/i.test(pair))
    return [kept.length > 0 ? `${path}?${kept.join('&')}` : path, ...fragment].join('#')
  })
}
