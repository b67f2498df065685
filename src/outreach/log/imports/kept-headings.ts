import { sql } from 'kysely'
import type { CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { spelt } from '../reading/headings/spelt.ts'
import type { Log } from '../words-of-the-record.ts'

/** Whose headings they are: those of a source of one office, or of a person's files that name their offices. */
export interface HeadingsOf {
  officeId: string | undefined
  personId: string
  log: Log
  source: string
}

/** Which column a heading is, by heading; `leave-out` where it is none. */
export type ChosenHeadings = Readonly<Record<string, string>>

/** What was chosen for the source at its earlier imports. */
export async function keptHeadings(db: Db, of: HeadingsOf): Promise<ChosenHeadings> {
  const { rows } = await sql<{ heading: string; means: string }>`
    select heading, means from log_heading
    where log = ${of.log} and source = ${of.source}
      and (office_id, person_id) is not distinct from (${office(of)}::text, ${person(of)}::text)`.execute(db)
  return Object.fromEntries(rows.map(({ heading, means }) => [heading, means]))
}

/** Keeps what an import names, over what was kept for the same headings; in the transaction that begins the import. */
export async function keepHeadings(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  given: HeadingsOf & { chosen: ChosenHeadings; sandbox: boolean },
): Promise<void> {
  const { log, source, chosen, officeId } = given
  const kept = await keptHeadings(trx, given)
  const changed = Object.entries(chosen).filter(([heading, means]) => kept[spelt(heading)] !== means)
  if (changed.length === 0) return
  for (const [heading, means] of changed)
    await sql`
      insert into log_heading (office_id, person_id, log, source, heading, means, chosen_by, chosen_at)
      values (${office(given)}, ${person(given)}, ${log}, ${source}, ${spelt(heading)}, ${means}, ${actor.id}, ${at})
      on conflict (office_id, person_id, log, source, heading)
      do update set means = excluded.means, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`.execute(
      trx,
    )
  const kind = log === 'activities' ? ('activity' as const) : ('enquiry' as const)
  await recordEvents(trx, [
    {
      kind: 'log.columns-named',
      officeId: officeId ?? null,
      subjectId: officeId ?? actor.id,
      data: { kind, practice: given.sandbox, by: actor.id, source },
    },
  ])
  await writeAudit(trx, actor, at, [
    {
      action: 'outreach.name-columns',
      officeId: officeId ?? null,
      subjectKind: 'outreach',
      subjectId: source,
      detail: { log, columns: Object.fromEntries(changed) },
    },
  ])
}

function office({ officeId }: HeadingsOf): string | null {
  return officeId ?? null
}

function person({ officeId, personId }: HeadingsOf): string | null {
  return officeId === undefined ? personId : null
}
