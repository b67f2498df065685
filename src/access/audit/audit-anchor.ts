import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type AuditKeys, sealWith } from './audit-keys.ts'

/** The newest row of the audit log, as it was seen. */
export interface AuditHead {
  seq: number
  hash: string
  /** Hash of the row that says the record was restored from a backup, the last time it was; empty where never. */
  restore: string
}

/**
 * The head of the audit log, kept where a person who can write the database cannot: in memory, and in a file of the
 * data directory. Rows that are taken off the end of the log leave no trace in the log itself.
 */
export interface AuditAnchor {
  /** The newest head that this process or an earlier one has seen. `forged` where the file was altered. */
  read(): AuditHead | 'forged' | undefined
  /** Goes forward only. */
  advance(head: Pick<AuditHead, 'seq' | 'hash'>): void
  /** Begins again from a head that may be older, after a restore. */
  reset(head: AuditHead): void
}

const anchorFile = z.object({
  seq: z.int().min(1),
  hash: z.string(),
  restore: z.string(),
  keyId: z.string(),
  seal: z.string(),
})

/** Several processes may keep one file: an older head never takes the place of a newer one. */
export function openAuditAnchor(file: string, keys: AuditKeys): AuditAnchor {
  let seen: AuditHead | undefined

  function inFile(): AuditHead | 'forged' | undefined {
    if (!existsSync(file)) return undefined
    const parsed = anchorFile.safeParse(jsonOf(readFileSync(file, 'utf8')))
    if (!parsed.success) return 'forged'
    const { keyId, seal, ...head } = parsed.data
    // A key that was taken out of SECRET_KEYS can no longer say whether the file is ours; the head still must fit.
    if (keys.byId.has(keyId) && sealWith(keys, keyId, textOf(head)) !== seal) return 'forged'
    return head
  }

  function write(head: AuditHead): void {
    const seal = sealWith(keys, keys.writing, textOf(head))
    mkdirSync(dirname(file), { recursive: true })
    const beside = `${file}.${process.pid}.new`
    writeFileSync(beside, JSON.stringify({ ...head, keyId: keys.writing, seal }), { mode: 0o600 })
    renameSync(beside, file)
  }

  return {
    read() {
      const kept = inFile()
      if (kept === 'forged') return kept
      return newer(kept, seen)
    },
    advance(head) {
      if (seen && seen.seq >= head.seq) return
      const kept = inFile()
      if (kept === 'forged') return
      seen = { seq: head.seq, hash: head.hash, restore: newer(kept, seen)?.restore ?? '' }
      if (kept && kept.seq >= head.seq) return
      write(seen)
    },
    reset(head) {
      seen = head
      write(head)
    },
  }
}

function newer(a: AuditHead | undefined, b: AuditHead | undefined): AuditHead | undefined {
  if (!a || !b) return a ?? b
  return a.seq >= b.seq ? a : b
}

function textOf({ seq, hash, restore }: AuditHead): string {
  return `audit head ${seq} ${hash} ${restore}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
