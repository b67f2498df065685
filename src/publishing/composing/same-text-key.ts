import { sha256 } from '../../core/hash.ts'
import { normalised } from '../../core/text/windows.ts'

/**
 * The same for two posts whose words a network would hold to be the same, however their channels dress them up:
 * part numbers, hashtags at the end, UTM tags, isolates, case and white space are left out, and links count wherever they
 * stand. Undefined where no words are left.
 */
export function sameTextKey(segments: readonly string[]): string | undefined {
  const parts = segments.map((text, index) => withoutPartNumber(text, index, segments.length))
  const whole = withoutUtm(normalised(parts.join(' '), 'NFKC').replace(/\p{Cf}/gu, ''))
  const links = [...whole.matchAll(link)].map(([found]) => found)
  const words = withoutHashtagsAtEnd(whole.replace(link, ' '))
  const plain = [words, ...links.sort()].join(' ').toLowerCase().replace(/\s+/gu, ' ').trim()
  return plain === '' ? undefined : sha256(plain)
}

/** As thread.ts writes it; a link in a reply of its own has no number. */
function withoutPartNumber(text: string, index: number, count: number): string {
  const [whole = '', part, of] = /\s(\d+)\/(\d+)\s*$/u.exec(text) ?? []
  const isNumber = count > 1 && Number(part) === index + 1 && [count, count - 1].includes(Number(of))
  return isNumber ? text.slice(0, -whole.length) : text
}

const link = /https?:\/\/\S+/giu
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
