/** What the person chose last, for the next entry; the browser may keep nothing. */
export interface LastValues {
  officeId?: string
  kind?: string
  place?: string
  partner?: string
  channel?: string
  language?: string
}

export function lastValues(person: string): LastValues {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '{}')
    const texts = Object.entries(Object(kept)).filter(([, value]) => typeof value === 'string')
    return Object.fromEntries(texts)
  } catch {
    return {}
  }
}

export function rememberValues(person: string, values: LastValues): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify({ ...lastValues(person), ...values }))
  } catch {
    // The next entry begins empty.
  }
}

function keyOf(person: string): string {
  return `dateline.log.${person}`
}
