import { systemActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import type { SeriesRecord } from './series-record.ts'
import { expectAgain, takeOffSchedule } from './take-off.ts'

const reason =
  'Its content was edited, its approval withdrawn, or its approver may no longer approve. Nothing of it is scheduled until a person resumes it.'

/** Ends a series because what it says is not approved any more: all of it, also what other items of it say. */
export async function recallSeries({ db: trx, clock }: CalendarDeps, series: SeriesRecord): Promise<number> {
  const at = clock.now()
  await trx
    .updateTable('series')
    .set({ state: 'recalled', state_reason: reason, state_by: null, state_at: at, problem: null })
    .where('id', '=', series.id)
    .execute()
  const taken = await takeOffSchedule(
    trx,
    { seriesId: series.id },
    { by: systemActor.id, reason: `The series "${series.name}" was recalled.` },
  )
  await expectAgain(
    trx,
    taken.map(each => each.occurrenceId),
  )
  await recordEvents(trx, [
    {
      kind: 'series.recalled',
      officeId: series.officeId,
      subjectId: series.id,
      data: { name: series.name, posts: taken.length },
    },
  ])
  await writeAudit(trx, systemActor, at, [
    {
      action: 'series.recall',
      officeId: series.officeId,
      subjectKind: 'series',
      subjectId: series.id,
      detail: { postIds: taken.map(each => each.postId) },
    },
  ])
  return 1
}
