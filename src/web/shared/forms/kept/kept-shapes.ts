/** The texts of a list that a form kept, perhaps in another version of the app. */
export function textsIn(kept: unknown): string[] {
  return Array.isArray(kept) ? kept.filter(each => typeof each === 'string') : []
}

/** The numbers by name that a form kept, without what is none. */
export function numbersIn(kept: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(Object(kept)).filter(isNumber))
}

function isNumber(entry: [string, unknown]): entry is [string, number] {
  return typeof entry[1] === 'number'
}
