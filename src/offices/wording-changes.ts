import type { Language } from '../core/languages/language.ts'

/** Values by language, with those replaced that `changes` names; null takes one away. */
export function withChanges<Value>(
  before: Readonly<Record<Language, Value>>,
  changes: Readonly<Record<Language, Value | null>>,
): Record<Language, Value> {
  const after: Record<Language, Value> = { ...before }
  for (const [language, value] of Object.entries(changes)) {
    if (value === null) delete after[language]
    else after[language] = value
  }
  return after
}
