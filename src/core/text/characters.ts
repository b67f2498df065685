/**
 * Which characters a text may hold, wherever it comes from: everything but what people cannot see and what steers the
 * screens it is shown on. Marks and isolates of direction, ZWNJ and ZWJ stay, for the offices' languages need them.
 */

/**
 * C0 and C1 but tab and line feed, U+FEFF, overrides of direction, annotations, noncharacters, halves of characters, and
 * tags, which carry whole sentences that no reader sees, but where they make a flag (U+1F3F4 and what follows).
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds.
  /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202d\u202e]|[\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,8})[\u{e0000}-\u{e007f}]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u
const allForbidden = new RegExp(forbidden, 'gu')

export interface ForbiddenCharacter {
  /** As Unicode writes it: `U+FEFF`. */
  code: string
  /** From 1, in UTF-16 units. */
  position: number
}

/** The first character that no text may hold; undefined where there is none. */
export function forbiddenCharacter(text: string): ForbiddenCharacter | undefined {
  const found = forbidden.exec(text)
  return found ? { code: codeOf(found[0]), position: found.index + 1 } : undefined
}

/** The text without such characters, and which they were, each once. */
export function withoutForbidden(text: string): { text: string; removed: string[] } {
  const removed = new Set<string>()
  const kept = text.replace(allForbidden, character => {
    removed.add(codeOf(character))
    return ''
  })
  return { text: kept, removed: [...removed] }
}

/** Every end of a line or paragraph that Unicode knows, and the page breaks of word processors, as `\n`. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029\x85\v\f]/g, '\n')
}

/** Whether anything in the text can be read: a post of marks and spaces alone is none. */
export function hasWords(text: string): boolean {
  return /[^\s\p{C}\p{M}\u115f\u1160\u3164\uffa0]/u.test(text)
}

function codeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
