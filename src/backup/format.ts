import { z } from 'zod'

/** What a backup is, as its first entry says; raised when an older Dateline could no longer read it. */
export const formatVersion = 1

/** The first entry of the archive, the only one that must be understood before the format is known. */
export const headerName = 'backup.json'

/** The last entry: a cut file has none. */
export const checksumsName = 'checksums.json'

/** Only what tells the format, so that a newer one can be named. */
export const anyHeader = z.object({ dateline: z.string(), format: z.int().positive() })

const auditHead = z.object({ seq: z.int().min(1), hash: z.string() })
/** The newest row of the audit log: its number and its hash, which stands for all rows before it. */
export type AuditHead = z.infer<typeof auditHead>

export const header = z.object({
  /** The version of the program that made it. */
  dateline: z.string(),
  format: z.literal(formatVersion),
  /** All of it is as it was at this moment, UTC. */
  madeAt: z.iso.datetime(),
  /** What the record had been through, in order: it is restored to just there, and brought up to date afterwards. */
  migrations: z.array(z.string()),
  /** In the order of insertion: no table before one that it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** Ids of the secret keys that sealed the tokens; the keys themselves are nowhere in the backup. */
  secretKeyIds: z.array(z.string()),
  /** Null where the audit log had no row; absent in backups of before. */
  auditHead: auditHead.nullable().optional(),
})
export type Header = z.infer<typeof header>

/** SHA-256 of every entry before this one, by name, in their order. */
export const checksums = z.array(z.object({ name: z.string(), sha256: z.string() }))
export type Checksums = z.infer<typeof checksums>

export interface Entry {
  name: string
  bytes: Uint8Array
}

export function jsonEntry(name: string, content: Header | Checksums): Entry {
  return { name, bytes: Buffer.from(JSON.stringify(content, null, 1)) }
}
