/** At most two letters for a person: of the first and of the last word of the name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => /^\p{L}/u.test(word))
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined]
  return letters
    .map(word => firstCharacter(word ?? ''))
    .join('')
    .toLocaleUpperCase()
}

function firstCharacter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)
  return first?.segment ?? ''
}
