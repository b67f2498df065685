/** What was proposed here and has not reached the server yet, by key. */
export type Unsent = Readonly<Record<string, { english: string; text: string }>>

const placeOf = (language: string) => `dateline-unsent-proposals-${language}`

export function readUnsent(language: string): Unsent {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(language)) ?? '{}')
    return Object.fromEntries(Object.entries(Object(kept)).filter(isUnsent))
  } catch {
    return {}
  }
}

/** A browser that keeps nothing still has them until the page is left. */
export function keepUnsent(language: string, unsent: Unsent): void {
  try {
    localStorage.setItem(placeOf(language), JSON.stringify(unsent))
  } catch {
    // See above.
  }
}

function isUnsent(entry: [string, unknown]): entry is [string, Unsent[string]] {
  const given: object = Object(entry[1])
  return (
    'english' in given &&
    typeof given.english === 'string' &&
    'text' in given &&
    typeof given.text === 'string'
  )
}
