import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditHead, openAuditAnchor } from '../access/audit/audit-anchor.ts'
import type { AuditKeys } from '../access/audit/audit-keys.ts'
import { withAuditSeal } from '../access/audit/audit-seal.ts'
import { sealAuditLog } from '../access/audit/seal-audit-log.ts'
import { makePrivateDirectory } from '../core/files/private-directory.ts'
import type { Logger } from '../core/logging/logger.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Database } from '../database/connect.ts'
import { deriveKey, type SecretKeys } from '../secrets/secret-keys.ts'

/**
 * The record with the keys that seal its audit log, and the newest row remembered in DATA_DIR, beside the embedded
 * database and not in it, or on each machine that runs a process of ours. Rows that have no seal yet are sealed here.
 */
export async function sealedRecord(
  deps: { clock: Clock; log: Logger; keys: SecretKeys; dataDirectory: string },
  database: Database,
): Promise<Database> {
  const keys = auditKeysOf(deps.keys)
  const anchor = openAuditAnchor(join(deps.dataDirectory, headFile), keys)
  const db = withAuditSeal(database.db, keys, anchor)
  const marker = restoreMarker(deps.dataDirectory)
  const why = existsSync(marker) ? 'restored' : 'first'
  const rows = await sealAuditLog({ db, clock: deps.clock }, why)
  if (why === 'restored') rmSync(marker, { force: true })
  if (rows !== undefined) deps.log.info({ rows, why }, 'the audit log was sealed as it was found')
  const head = anchor.read()
  if (head && head !== 'forged')
    deps.log.info({ row: head.seq, hash: head.hash }, 'newest row of the audit log')
  return { ...database, db }
}

/** Says to the next start that the record came in from a backup: its newest rows are sealed then, and it may be older. */
export function noteRestore(dataDirectory: string): void {
  makePrivateDirectory(dataDirectory)
  writeFileSync(restoreMarker(dataDirectory), '', { mode: 0o600 })
}

/** The newest row of the audit log that this machine remembers, whose keys may not be here yet. */
export function rememberedHead(dataDirectory: string, keys: SecretKeys | undefined): AuditHead | undefined {
  const auditKeys = keys ? auditKeysOf(keys) : { writing: '', byId: new Map() }
  const head = openAuditAnchor(join(dataDirectory, headFile), auditKeys).read()
  return head === 'forged' ? undefined : head
}

const headFile = 'audit-head.json'

function restoreMarker(dataDirectory: string): string {
  return join(dataDirectory, 'audit-restored')
}

/** One for each key of SECRET_KEYS, so that rows sealed with an earlier first key can still be checked. */
function auditKeysOf(keys: SecretKeys): AuditKeys {
  const derived = [...keys.byId.values()].map(
    key => [key.id, deriveKey({ ...keys, writing: key }, 'audit log')] as const,
  )
  return { writing: keys.writing.id, byId: new Map(derived) }
}
