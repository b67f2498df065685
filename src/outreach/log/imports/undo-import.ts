import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay, may } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { assertMonthsOpen } from '../closings/closed-months.ts'
import { activityForm, enquiryForm } from '../entries/log-forms.ts'
import { type LogImport, lockedLogImport } from './log-imports.view.ts'
import { correctedOf, endAdded, restoreEnded } from './undone-rows.ts'

/**
 * Ends what an import added, and lets what it ended count again; all of it or nothing. What a person withdrew since, and
 * what another import replaced, stays as it is.
 * @throws DatelineError `log-import-not-found`, `log-import-undone`, `log-import-other-world`; `log-import-corrected`,
 * with the entries, where one was corrected since; `month-closed`, `office-archived`; `not-allowed` for another's import.
 */
export async function undoImport(
  deps: { db: Db; clock: Clock },
  { actor: by, importId, sandbox }: { actor: Actor; importId: string; sandbox: boolean },
): Promise<LogImport> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    const found = await lockedLogImport(trx, importId)
    if (!found) throw notFound(importId)
    assertMayUndo(actor, found)
    if (found.undone) throw new DatelineError('log-import-undone', { importId })
    if (found.practice !== sandbox)
      throw new DatelineError('log-import-other-world', {
        importId,
        world: found.practice ? 'practice' : 'live',
      })
    for (const officeId of found.officeIds) await assertOfficeOpen(trx, officeId)
    const at = deps.clock.now()
    const { table, day, log } = found.log === 'activities' ? activityForm : enquiryForm
    const ended = await endAdded(trx, { table, day, importId, by: actor.id, at })
    const corrected = await correctedOf(trx, table, importId)
    if (corrected.length > 0)
      throw new DatelineError(
        'log-import-corrected',
        { importId, entryIds: firstOf(corrected) },
        { entryIds: corrected },
      )
    const restored = await restoreEnded(trx, { table, day, importId, by: actor.id, at })
    await assertMonthsOpen(trx, log, sandbox, [...ended, ...restored])
    await trx
      .updateTable('log_import')
      .set({ undone_at: at, undone_by: actor.id })
      .where('id', '=', importId)
      .execute()
    const countIn = (rows: readonly { officeId: string }[], officeId: string) =>
      rows.filter(row => row.officeId === officeId).length
    const offices = found.officeIds.map(officeId => ({
      officeId,
      counts: { ended: countIn(ended, officeId), restored: countIn(restored, officeId) },
    }))
    await recordEvents(
      trx,
      offices.map(({ officeId, counts }) => ({
        kind: 'log.import-undone' as const,
        officeId,
        subjectId: officeId,
        data: { kind: table, practice: sandbox, by: actor.id, importId, ...counts },
      })),
    )
    await writeAudit(
      trx,
      actor,
      at,
      offices.map(({ officeId, counts }) => ({
        action: 'outreach.undo-import',
        officeId,
        subjectKind: 'outreach' as const,
        subjectId: importId,
        detail: { log, name: found.name, practice: sandbox, ...counts },
      })),
    )
    return (await lockedLogImport(trx, importId)) ?? found
  })
}

/** Analysts and admins undo any import of their offices, authors their own. */
function assertMayUndo(actor: CurrentActor, { id, officeIds, createdBy }: LogImport): void {
  for (const officeId of officeIds) if (!may(actor, 'outreach.read', officeId)) throw notFound(id)
  for (const officeId of officeIds) {
    const isOwn = createdBy.id === actor.id && may(actor, 'outreach.log', officeId)
    if (!isOwn) assertMay(actor, 'outreach.undo-import', officeId, () => notFound(id))
  }
}

function notFound(importId: string): DatelineError<'log-import-not-found'> {
  return new DatelineError('log-import-not-found', { importId })
}

/** What one sentence can name; all of them are in the error's data. */
function firstOf(entryIds: readonly string[]): string {
  const shown = entryIds.slice(0, 5).join(', ')
  return entryIds.length > 5 ? `${shown} and ${entryIds.length - 5} more` : shown
}
