/**
 * A time zone by its IANA name, in the letter case of that name where it is known; undefined for anything else, offsets
 * such as "+05:00" too, which know no summer time.
 */
export function readZone(written: string): string | undefined {
  const name = written.trim()
  if (name.length > longestName || !zoneShape.test(name) || !isZone(name)) return undefined
  const lower = name.toLowerCase()
  return Intl.supportedValuesOf('timeZone').find(zone => zone.toLowerCase() === lower) ?? name
}

const longestName = 60
const zoneShape = /^[a-z][a-z0-9_+-]*(\/[a-z0-9_+-]+)*$/i

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone: name })
    return true
  } catch {
    return false
  }
}
