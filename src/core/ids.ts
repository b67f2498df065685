import { v7 } from 'uuid'

/** A new UUID version 7 (RFC 9562): sorts by the moment it was made. */
export function newId(): string {
  return v7()
}
