import type { Office } from '../../../../shared/offices/offices.ts'

type Places = Office['places']

/** One place a line: its English name first, then its names in other languages and other spellings. */
export function linesOfPlaces(places: Places): string {
  return places
    .map(wordsOf)
    .map(words => words.join(', '))
    .join('\n')
}

/**
 * Places as they were typed. A line with the words of a place that was there keeps that place as it was, with its names
 * by language; any other is a place of spellings alone.
 */
export function placesOfLines(lines: string, before: Places): Places {
  return lines
    .split('\n')
    .map(line =>
      line
        .split(/[,،]/)
        .map(word => word.trim())
        .filter(word => word !== ''),
    )
    .filter(words => words.length > 0)
    .map(words => {
      const same = before.find(place => wordsOf(place).some(word => words.includes(word)))
      if (!same) return { names: {}, spellings: words }
      const names = Object.fromEntries(
        Object.entries(same.names ?? {}).filter(([, name]) => words.includes(name)),
      )
      const known = Object.values(names)
      return { names, spellings: words.filter(word => !known.includes(word)) }
    })
}

function wordsOf({ names = {}, spellings = [] }: Places[number]): string[] {
  const { en, ...others } = names
  return [...new Set([...(en === undefined ? [] : [en]), ...Object.values(others), ...spellings])]
}
