import type { sayValue } from './say-value.ts'
import type { Why } from './Why.tsx'

let parts: { sayValue: typeof sayValue; Why: typeof Why } | undefined

/** What the sentences of refusals are filled in with; undefined until the first one was met. */
export function refusalParts() {
  return parts
}

export async function fetchRefusalParts(): Promise<void> {
  const [values, reasons] = await Promise.all([import('./say-value.ts'), import('./Why.tsx')])
  parts = { sayValue: values.sayValue, Why: reasons.Why }
}
