/** A browser and its system by the names that people know; what is neither stays as it was sent. */
export function browserOf(userAgent: string | null | undefined): string | undefined {
  if (!userAgent) return undefined
  const names = [nameIn(browsers, userAgent), nameIn(systems, userAgent)].filter(Boolean)
  return names.length === 0 ? userAgent : names.join(' · ')
}

type Names = readonly (readonly [mark: RegExp, name: string])[]

/** The first that fits: most browsers also name the ones that they descend from. */
const browsers: Names = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Headless)?(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: Names = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

function nameIn(names: Names, userAgent: string): string | undefined {
  return names.find(([mark]) => mark.test(userAgent))?.[1]
}
