const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const
const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS/],
  ['Linux', /Linux/],
] as const

/** "Firefox, Android" of what a browser says it is; a program by its own words. */
export function browserOf(userAgent: string | null): string {
  if (userAgent === null) return '–'
  const nameIn = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, mark]) => mark.test(userAgent))?.[0]
  const names = [nameIn(browsers), nameIn(systems)].filter(name => name !== undefined)
  return names.length > 0 ? names.join(', ') : userAgent.slice(0, 60)
}
