import { canonicalJson, sha256 } from '../../core/hash.ts'
import type { Db } from '../../database/connect.ts'
import { type OutreachFigures, outreachFigures } from '../figures/outreach-figures.ts'
import { chainHash, presentationHash } from './hashes.ts'

/** What is wrong with a snapshot; `place` is a path into its figures. */
export type SnapshotFault =
  | { kind: 'figures-changed' | 'presentation-changed' | 'chain-broken' }
  | { kind: 'figure-differs'; place: string; frozen: unknown; now: unknown }

export interface VerifiedSnapshot {
  id: string
  seq: number
  version: number
  officeIds: string[]
  from: string
  to: string
  hash: string
  faults: SnapshotFault[]
}

/**
 * Verifies snapshots in the order of their chain, after the one of that number: that no one has changed their figures
 * and words, that none was taken out or put in before them, and that the record gives each figure again as it stood when
 * they were extracted.
 */
export async function verifySnapshots(
  db: Db,
  { after, limit }: { after: number; limit: number },
): Promise<{ verified: VerifiedSnapshot[]; areMore: boolean }> {
  const rows = await db
    .selectFrom('snapshot')
    .selectAll()
    .where('seq', '>=', after)
    .orderBy('seq')
    .limit(limit + 1 + (after > 0 ? 1 : 0))
    .execute()
  let before = after > 0 ? rows.shift() : undefined
  const verified: VerifiedSnapshot[] = []
  for (const row of rows.slice(0, limit)) {
    const faults: SnapshotFault[] = []
    const figures = row.figures as OutreachFigures
    const isWhole =
      sha256(canonicalJson(figures)) === row.content_hash &&
      canonicalJson(row.definitions) === canonicalJson(figures.definitions ?? [])
    if (!isWhole) faults.push({ kind: 'figures-changed' })
    if (row.presentation_hash !== (row.presentation === null ? null : presentationHash(row.presentation)))
      faults.push({ kind: 'presentation-changed' })
    const follows = row.seq === (before?.seq ?? 0) + 1 && row.previous_hash === (before?.hash ?? '')
    if (!follows || chainHash(row) !== row.hash) faults.push({ kind: 'chain-broken' })
    if (isWhole && row.figures_hash !== null) faults.push(...(await recomputed(db, figures)))
    verified.push({
      id: row.id,
      seq: row.seq,
      version: row.version,
      officeIds: row.office_ids,
      from: row.period_from,
      to: row.period_to,
      hash: row.hash,
      faults,
    })
    before = row
  }
  return { verified, areMore: rows.length > limit }
}

/** What the record says today of the moment of extraction; words of people (names of offices) may have changed since. */
async function recomputed(db: Db, figures: OutreachFigures): Promise<SnapshotFault[]> {
  const at = new Date(figures.extractedAt)
  const { period, sandbox, wholePeriod } = figures
  const officeIds = figures.offices.map(({ id }) => id)
  const again = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(trx =>
      outreachFigures(
        trx,
        { officeIds, ...period, sandbox, asOf: at },
        at,
        wholePeriod ? { wholePeriod } : undefined,
      ),
    )
  const compared = [
    'previousPeriod',
    'figures',
    'breakdowns',
    'participantsBySexAndAge',
    'enquiriesByMonth',
  ] as const
  return compared.flatMap(part => differences(part, figures[part], JSON.parse(JSON.stringify(again[part]))))
}

function differences(place: string, frozen: unknown, now: unknown): SnapshotFault[] {
  if (typeof frozen === 'object' && frozen !== null && typeof now === 'object' && now !== null) {
    const keys = new Set([...Object.keys(frozen), ...Object.keys(now)])
    return [...keys].flatMap(key =>
      differences(`${place}.${key}`, (frozen as Entries)[key] ?? null, (now as Entries)[key] ?? null),
    )
  }
  return frozen === now ? [] : [{ kind: 'figure-differs', place, frozen, now }]
}

type Entries = Record<string, unknown>
