/** Every form leaves it as it is (UAX #15). */
const printableAscii = /^[\n -~]*$/

/** A piece of a text; positions are UTF-16 code units. */
export interface TextWindow {
  start: number
  text: string
}

/** The longest piece of plain words, … */
const mostWords = 1_024
/**
 * … and of a web address with a path, which libraries read quickly and which counts as one. Longer ones are left as they
 * are: no network shows them, and finding them takes long.
 */
export const longestLink = 4_096
/** A host has at most 253 letters (RFC 1035, 2.3.4); what goes on longer without a "/" is no address. */
const linkStart = /^[^\p{L}\p{N}]{0,8}https?:\/\/[^\s/]{1,253}\//iu
/** What can begin a piece by itself: nothing that a mark, a joiner or a skin tone would tie to the white space before. */
const ownStart = /^(?!\p{Gr_Ext}|\p{M}|\p{Emoji_Modifier}|[\u0e33\u0eb3\u200d])[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * A text in pieces of bounded length, cut behind white space. Links, handles and hashtags hold no white space, so what
 * libraries find in the pieces is what they would find in the whole, without growing with the square of its length as
 * theirs does. Only a single word of more than 1,024 letters, or a web address of more than 4,096, is itself cut.
 */
export function windowsOf(text: string): TextWindow[] {
  const windows: TextWindow[] = []
  let start = 0
  while (text.length - start > mostWords) {
    const end = lastGap(text, start) ?? endOfWord(text, start)
    windows.push({ start, text: text.slice(start, end) })
    start = end
  }
  windows.push({ start, text: text.slice(start) })
  return windows
}

/** `text.normalize(form)` in time that grows with the length; differs only inside words that `windowsOf` cuts. */
export function normalised(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  if (printableAscii.test(text)) return text
  return windowsOf(text)
    .map(window => window.text.normalize(form))
    .join('')
}

/** Behind the last white space of a piece. */
function lastGap(text: string, start: number): number | undefined {
  for (let end = start + mostWords; end > start; end -= 1) if (isGap(text, end)) return end
  return undefined
}

function endOfWord(text: string, start: number): number {
  if (!linkStart.test(text.slice(start, start + 300))) return wholeCharacter(text, start + mostWords)
  const most = Math.min(start + longestLink, text.length)
  for (let end = start + mostWords; end < most; end += 1) if (isGap(text, end)) return end
  return wholeCharacter(text, most)
}

function isGap(text: string, end: number): boolean {
  const before = text[end - 1]
  return (before === ' ' || before === '\n') && ownStart.test(text.slice(end, end + 2))
}

/** Not between the two halves of a character. */
function wholeCharacter(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') && /[\udc00-\udfff]/.test(text[end] ?? '')
    ? end + 1
    : end
}
