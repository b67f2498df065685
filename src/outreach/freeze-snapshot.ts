import { actingAs } from '../access/acting.ts'
import type { Actor } from '../access/actor.ts'
import { writeAudit } from '../access/audit-log.ts'
import { assertMay, refuseEarly } from '../access/policy.ts'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import { canonicalJson, sha256 } from '../core/hash.ts'
import { newId } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import { type OutreachFigures, outreachFigures } from './outreach-figures.ts'
import { assertPeriod } from './periods.ts'

export interface FrozenSnapshot {
  id: string
  figures: OutreachFigures
  /** SHA-256 of the figures' canonical JSON. */
  contentHash: string
}

/**
 * Freezes the figures of some offices and a period, days inclusive and local to each office. What is frozen never
 * changes: the database refuses it. All figures are of one moment.
 * @throws DatelineError `bad-input` for a period that is none, or an office that is not known; `not-allowed`.
 */
export async function freezeSnapshot(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; officeIds: readonly string[]; from: string; to: string },
): Promise<FrozenSnapshot> {
  const officeIds = [...new Set(input.officeIds)].sort()
  if (officeIds.length === 0) throw new DatelineError('bad-input', 'There is no office; name at least one.')
  for (const officeId of officeIds) refuseEarly(input.actor, 'outreach.freeze', officeId)
  assertPeriod(input)
  const at = deps.clock.now()
  // Read apart from the writing below: the audit log must see what others appended meanwhile.
  const figures = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(trx => outreachFigures(trx, { officeIds, from: input.from, to: input.to }, at))
  assertKnown(officeIds, figures)
  const snapshot = { id: newId(), figures, contentHash: sha256(canonicalJson(figures)) }
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    for (const officeId of officeIds) assertMay(actor, 'outreach.freeze', officeId)
    await trx
      .insertInto('snapshot')
      .values({
        id: snapshot.id,
        office_ids: officeIds,
        period_from: input.from,
        period_to: input.to,
        figures: toJson(figures),
        content_hash: snapshot.contentHash,
        sandbox: figures.sandbox,
        frozen_by: actor.id,
        frozen_at: at,
      })
      .execute()
    const entries = officeIds.map(officeId => ({
      action: 'outreach.freeze',
      officeId,
      subjectKind: 'outreach' as const,
      subjectId: snapshot.id,
      detail: { from: input.from, to: input.to, contentHash: snapshot.contentHash },
    }))
    await writeAudit(trx, actor, at, entries)
    return snapshot
  })
}

function assertKnown(officeIds: readonly string[], figures: OutreachFigures): void {
  const known = new Set(figures.offices.map(office => office.id))
  const unknown = officeIds.filter(id => !known.has(id))
  if (unknown.length > 0)
    throw new DatelineError('bad-input', `The office "${unknown.join('", "')}" is not known.`)
}
