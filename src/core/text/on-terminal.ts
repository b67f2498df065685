/** C0 and C1 but tab and line feed, and what turns the direction of all that follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds.
const steering = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/g

/**
 * A text as a terminal may print it: characters that steer the terminal (move its cursor, set its title, clear it, paste)
 * are written out as `\u001b`, which is also how JSON writes them, so an answer in JSON keeps its meaning.
 */
export function onTerminal(text: string): string {
  return text.replace(
    steering,
    character => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
