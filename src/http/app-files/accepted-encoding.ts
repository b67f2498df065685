import type { Encoding } from './built-app.ts'

/** The first of the encodings a file lies in that a browser takes (RFC 9110, 12.5.3); undefined for the file as it is. */
export function acceptedEncoding(
  header: string | undefined,
  offered: readonly Encoding[],
): Encoding | undefined {
  const accepted = new Map((header ?? '').split(',').map(readPart))
  return offered.find(({ name }) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0)
}

/** One part of the header, e.g. `br;q=0.8`, with its weight. */
function readPart(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map(each => each.trim().toLowerCase())
  const weight = parameters.find(each => each.startsWith('q='))
  return [name, weight === undefined ? 1 : Number(weight.slice(2))]
}
