/** The fields of an address that are texts; others, and empty ones, are left out. */
export function textIn<Name extends string>(
  search: Record<string, unknown>,
  ...names: Name[]
): { [Each in Name]?: string } {
  const found = names.flatMap(name => {
    const value = search[name]
    // An address such as `?day=2026` holds a number by the rules of the router.
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
  })
  return Object.fromEntries(found)
}
