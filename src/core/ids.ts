import { v7 } from 'uuid'

/** A new UUID version 7 (RFC 9562): sorts by the moment it was made. */
export function newId(): string {
  return v7()
}

/** Whether the database would take it for an id. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
