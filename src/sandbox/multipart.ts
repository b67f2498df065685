/** One field of a multipart form. */
export interface Part {
  name: string
  contentType: string
  bytes: Buffer
}

/** The fields of a `multipart/form-data` body (RFC 7578). Throws when it has no boundary. */
export function readMultipart(contentType: string, body: Buffer): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) throw new Error('multipart body without a boundary')
  const mark = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let from = body.indexOf(mark)
  while (from >= 0) {
    const next = body.indexOf(mark, from + mark.length)
    if (next < 0) break
    const part = readPart(body.subarray(from + mark.length + 2, next - 2))
    if (part) parts.push(part)
    from = next
  }
  return parts
}

function readPart(part: Buffer): Part | undefined {
  const gap = part.indexOf('\r\n\r\n')
  if (gap < 0) return undefined
  const head = part.subarray(0, gap).toString()
  const name = /name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return undefined
  const contentType = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? ''
  return { name, contentType, bytes: part.subarray(gap + 4) }
}
