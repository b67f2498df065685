/**
 * What a form changed of a text in several languages since it began; null takes a language away. What others saved in
 * the meantime in other languages is not among it.
 */
export function wordingChanges(
  begun: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const gone = Object.keys(begun).filter(code => !(code in now))
  const changed = Object.entries(now).filter(([code, text]) => begun[code] !== text)
  return Object.fromEntries([...gone.map(code => [code, null] as const), ...changed])
}
