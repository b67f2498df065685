const key = 'dateline-offices'

/** For the next visit: an address without offices opens with those that were chosen last. */
export function rememberOffices(ids: readonly string[]): void {
  try {
    localStorage.setItem(key, ids.join(','))
  } catch {
    // A browser that keeps nothing forgets them.
  }
}

export function rememberedOffices(): string | undefined {
  try {
    return localStorage.getItem(key) || undefined
  } catch {
    return undefined
  }
}
