import { timingSafeEqual } from 'node:crypto'
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { AuditAnchor } from './audit-anchor.ts'
import type { AuditKeys } from './audit-keys.ts'
import { sealWith } from './audit-keys.ts'

export interface Sealed {
  key_id: string | null
  seal: string | null
}

/** Gives a record the keys with which whatever is written through it, transactions included, seals the audit log. */
export function withAuditSeal(db: Db, keys: AuditKeys, anchor?: AuditAnchor): Db {
  return db.withPlugin(new AuditSealing(keys, anchor))
}

export function auditSealingOf(db: Db): AuditSealing | undefined {
  return db.getExecutor().plugins.find(plugin => plugin instanceof AuditSealing)
}

/** HMAC-SHA256 over the hash of a row, with the newest key. Without keys, as while restoring, there is no seal. */
export function seal(db: Db, hash: string): Sealed {
  const keys = auditSealingOf(db)?.keys
  if (!keys) return { key_id: null, seal: null }
  return { key_id: keys.writing, seal: sealWith(keys, keys.writing, hash) ?? null }
}

/** Whether a seal fits; `unknown` where its key is not among ours. */
export function checkSeal(
  keys: AuditKeys | undefined,
  sealed: Sealed & { hash: string },
): 'none' | 'fits' | 'wrong' | 'unknown' {
  if (sealed.key_id === null || sealed.seal === null) return 'none'
  const expected = keys && sealWith(keys, sealed.key_id, sealed.hash)
  if (expected === undefined) return 'unknown'
  const given = Buffer.from(sealed.seal)
  const wanted = Buffer.from(expected)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? 'fits' : 'wrong'
}

/** Changes nothing of any query: it is how a record carries its keys into every transaction. */
class AuditSealing implements KyselyPlugin {
  readonly keys: AuditKeys
  readonly anchor: AuditAnchor | undefined

  constructor(keys: AuditKeys, anchor: AuditAnchor | undefined) {
    this.keys = keys
    this.anchor = anchor
  }

  transformQuery({ node }: PluginTransformQueryArgs) {
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result
  }
}
