/**
 * What came back from one HTTP request, before it is judged. `body` is the raw text: it may be empty,
 * cut or not JSON at all. Header names are in lower case.
 */
export type Answer =
  | { type: 'answer'; status: number; headers: Headers; body: string }
  | { type: 'no-answer'; sent: 'no' | 'perhaps'; cause: string }

export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** The body as JSON, or undefined where it is none: empty, cut, HTML. */
export function jsonOf(body: string): unknown {
  // As headers often are. To throw costs far more than to read.
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A header as text; the first one where it came several times. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** By how much the server's clock went before ours when it answered, in milliseconds; 0 where it does not say. */
export function aheadWhenAnswered(headers: Headers, now: Date): number {
  const written = Date.parse(headerOf(headers, 'date') ?? '')
  return Number.isFinite(written) ? written - now.getTime() : 0
}
