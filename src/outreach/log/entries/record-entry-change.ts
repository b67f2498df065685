import type { CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { Log } from '../words-of-the-record.ts'

interface EntryChange {
  form: { log: Log; table: 'activity' | 'enquiry' }
  how: 'added' | 'corrected' | 'withdrawn'
  officeId: string
  entryId: string
  sandbox: boolean
  detail: Record<string, unknown>
}

const actions = {
  added: { activity: 'outreach.log-activities', enquiry: 'outreach.log-enquiries' },
  corrected: { activity: 'outreach.correct', enquiry: 'outreach.correct' },
  withdrawn: { activity: 'outreach.withdraw', enquiry: 'outreach.withdraw' },
} as const

/** The event and the audit entry of one entry that was added, corrected or withdrawn. */
export async function recordEntryChange(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  change: EntryChange,
): Promise<void> {
  const { table, log } = change.form
  const { officeId, entryId, sandbox: practice } = change
  const data = { kind: table, practice }
  await recordEvents(trx, [
    change.how === 'added'
      ? { kind: 'log.added', officeId, subjectId: officeId, data: { ...data, count: 1 } }
      : {
          kind: change.how === 'corrected' ? 'log.corrected' : 'log.withdrawn',
          officeId,
          subjectId: officeId,
          data: { ...data, entryId, by: actor.id },
        },
  ])
  await writeAudit(trx, actor, at, [
    {
      action: actions[change.how][table],
      officeId,
      subjectKind: 'outreach',
      subjectId: entryId,
      detail: { log, origin: practice ? 'practice' : 'office', ...change.detail },
    },
  ])
}
