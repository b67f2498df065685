import { canonicalJson, sha256 } from '../../core/hash.ts'

/** Of the figures without the moment at which they were extracted: equal figures have equal hashes. */
export function figuresHash(figures: object): string {
  return sha256(canonicalJson({ ...figures, extractedAt: null }))
}

export function presentationHash(presentation: unknown): string {
  return sha256(canonicalJson(presentation))
}

/** What binds a snapshot to the one before it. Migration 140 writes the same text for those of before. */
export function chainHash(row: {
  seq: number
  scope_key: string
  version: number
  replaces: string | null
  content_hash: string
  presentation_hash: string | null
  previous_hash: string
  accepted_incomplete_by: string | null
}): string {
  return sha256(
    canonicalJson({
      seq: row.seq,
      scopeKey: row.scope_key,
      version: row.version,
      replaces: row.replaces,
      contentHash: row.content_hash,
      presentationHash: row.presentation_hash,
      previousHash: row.previous_hash,
      acceptedIncompleteBy: row.accepted_incomplete_by,
    }),
  )
}
