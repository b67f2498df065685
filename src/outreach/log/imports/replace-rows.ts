import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { inBackground } from '../../../database/lane.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { assertMonthsOpen } from '../closings/closed-months.ts'
import type { Log } from '../words-of-the-record.ts'
import { countRows } from './record-import.ts'
import { authorsOfReplaced, endReplaced, type ReplacedRows } from './rows-of-source.ts'

interface Replacement {
  actor: Actor
  form: { log: Log; table: 'activity' | 'enquiry' }
  importId: string
  replaced: ReplacedRows
  /** The file's name. */
  name: string
}

/**
 * Before a row of the file comes in, so that a refused import changes nothing.
 * @throws DatelineError `not-allowed` where one of these rows is another person's and the actor corrects only their own.
 */
export async function refuseToReplaceOthers(db: Db, actor: Actor, replaced: ReplacedRows): Promise<void> {
  for (const officeId of othersOffices(actor, await authorsOfReplaced(db, replaced)))
    refuseEarly(actor, 'outreach.correct', officeId)
}

/**
 * Ends the rows of a source that a newer file of it does not hold; gives how many. All of them or none.
 * @throws DatelineError `month-closed`; `not-allowed` where one is another person's and the actor corrects only their own.
 */
export async function replaceRows(
  deps: { db: Db; clock: Clock },
  { actor: by, form, importId, replaced, name }: Replacement,
): Promise<number> {
  return await inBackground(() =>
    actingAs(deps.db, by, async (trx, actor) => {
      const officeIds = [...new Set(replaced.months.map(month => month.split(' ')[0] ?? ''))]
      for (const officeId of officeIds) {
        assertMay(actor, 'outreach.log', officeId)
        await assertOfficeOpen(trx, officeId)
      }
      const at = deps.clock.now()
      const ended = await endReplaced(trx, replaced, { at, by: actor.id, importId })
      for (const officeId of othersOffices(actor, ended)) assertMay(actor, 'outreach.correct', officeId)
      await assertMonthsOpen(trx, form.log, replaced.sandbox, ended)
      await countRows(trx, importId, { ended: ended.length })
      const offices = [...Map.groupBy(ended, row => row.officeId)]
      const data = { kind: form.table, practice: replaced.sandbox, by: actor.id, importId }
      await recordEvents(
        trx,
        offices.map(([officeId, rows]) => ({
          kind: 'log.replaced' as const,
          officeId,
          subjectId: officeId,
          data: { ...data, count: rows.length },
        })),
      )
      await writeAudit(
        trx,
        actor,
        at,
        offices.map(([officeId, rows]) => ({
          action: 'outreach.replace',
          officeId,
          subjectKind: 'outreach' as const,
          subjectId: name,
          detail: { log: form.log, records: rows.length, importId, practice: replaced.sandbox },
        })),
      )
      return ended.length
    }),
  )
}

/** The offices in which rows are another person's. */
function othersOffices(actor: Actor, rows: readonly { officeId: string; createdBy: string }[]): string[] {
  return rows.flatMap(({ officeId, createdBy }) => (createdBy === actor.id ? [] : [officeId]))
}
