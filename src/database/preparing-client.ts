import { createHash } from 'node:crypto'
import pg from 'pg'

/** A connection keeps at most this many prepared statements; a program has fewer distinct ones than that. */
const most = 500

/**
 * A client that prepares every statement with parameters, so that PostgreSQL parses and plans each text once per
 * connection: the claim of a post is a long statement that runs for every post.
 */
export class PreparingClient extends pg.Client {
  private readonly names = new Map<string, string>()

  // biome-ignore lint/suspicious/noExplicitAny: pg declares `query` by ten overloads; this passes each of them on.
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = this.nameOf(text)
      if (name) return super.query({ name, text, values }, ...rest)
    }
    return (super.query as (...each: unknown[]) => unknown).apply(this, given)
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text)
    if (known || this.names.size >= most) return known
    const name = createHash('sha1').update(text).digest('base64url')
    this.names.set(text, name)
    return name
  }
}
