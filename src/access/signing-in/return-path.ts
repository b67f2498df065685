/**
 * The path of ours that a person wanted to go to, or else the first page: never another site, however it is written, and
 * not a page of signing in, which would lead round in a circle.
 * @param publicUrl where people reach Dateline.
 */
export function returnPath(given: string | undefined, publicUrl: string): string {
  const path = ownPath(given, publicUrl)
  return /^\/sign-in([/?#]|$)/.test(path) ? '/' : path
}

/** The same, where a page of signing in is as good as any. */
export function ownPath(given: string | undefined, publicUrl: string): string {
  if (given === undefined || given.length > longest || !given.startsWith('/')) return '/'
  const { origin } = new URL(publicUrl)
  const url = URL.parse(given, origin)
  if (url?.origin !== origin) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // "/.//elsewhere" loses its dot, and what is left is an address without a scheme.
  if (URL.parse(path, origin)?.href !== url.href) return '/'
  return path
}

const longest = 1_000
