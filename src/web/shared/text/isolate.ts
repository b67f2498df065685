/** A handle, number or link inside a sentence, so that it reads from left to right there too. */
export function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`
}

/** A name inside a sentence, in whatever direction it has itself. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}
