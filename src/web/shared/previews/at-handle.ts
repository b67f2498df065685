/** A handle as its network shows it, "@mrc_lahore"; the record keeps it without the sign. */
export function atHandle(handle: string): string {
  return handle.startsWith('@') ? handle : `@${handle}`
}
