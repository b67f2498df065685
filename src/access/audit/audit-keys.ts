import { createHmac } from 'node:crypto'

/**
 * Keys that seal the audit log, derived from SECRET_KEYS: a person who can write to the database has none of them. The first
 * one seals; each checks what it sealed. A key that is gone costs nothing: the hashes are a chain, so a later seal
 * covers all rows before it.
 */
export interface AuditKeys {
  readonly writing: string
  readonly byId: ReadonlyMap<string, Uint8Array>
}

/** Seals anything else that stands for the log, such as its head in a file. */
export function sealWith(keys: AuditKeys, keyId: string, text: string): string | undefined {
  const key = keys.byId.get(keyId)
  return key && createHmac('sha256', key).update(`${keyId}\n${text}`).digest('hex')
}
