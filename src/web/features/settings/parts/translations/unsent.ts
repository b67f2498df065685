/** What was proposed here and has not reached the server yet, by key. */
export type Unsent = Readonly<Record<string, { english: string; text: string }>>

/** What one person proposed in one language; other tabs of this browser show and change the same. */
export interface UnsentProposals {
  all(): Unsent
  change(next: (before: Unsent) => Unsent): void
  /** Returns how to stop listening. */
  subscribe(listener: () => void): () => void
  /** Reads what other tabs changed. */
  readAgain(): void
}

export function openUnsent(person: string, language: string): UnsentProposals {
  const place = `dateline-unsent-proposals-${person}-${language}`
  const listeners = new Set<() => void>()
  let unsent = read(place) ?? {}
  // A browser that keeps nothing still has them until the page is left.
  let isKept = true
  const readAgain = () => {
    if (isKept) unsent = read(place) ?? unsent
    for (const listener of listeners) listener()
  }
  return {
    all: () => unsent,
    change(next) {
      if (isKept) unsent = read(place) ?? unsent
      unsent = next(unsent)
      isKept = keep(place, unsent)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    readAgain,
  }
}

function read(place: string): Unsent | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return Object.fromEntries(Object.entries(Object(kept)).filter(isUnsent))
  } catch {
    return undefined
  }
}

function keep(place: string, unsent: Unsent): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(unsent))
    return true
  } catch {
    return false
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
