import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { ExportAudience, ExportFormatName, ExportTableName } from '../../core/export-names.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { OwnFigure } from '../disclosure/counts.ts'
import { scopeOf } from '../figures/ask-figures.ts'
import { fixMoment } from '../figures/fixed-moment.ts'
import { assertPeriod } from '../figures/periods.ts'
import { countPublished, keepPublished, publishesNext } from '../published/published-cells.ts'
import type { ExportScope } from './export-scope.ts'
import { exportTables } from './export-tables.ts'
import { assertSheetHolds } from './formats/xlsx.ts'
import { figuresForPublic } from './public/figures-for-public.ts'

export interface ExportRequest {
  actor: Actor
  tables: readonly ExportTableName[]
  officeIds: readonly string[]
  /** Only what these projects paid for; everything where it is left out. */
  projectIds?: readonly string[]
  /** Local days of each office, both included. */
  from: string
  to: string
  format: ExportFormatName
  /** Practice, or the live world. */
  sandbox: boolean
  audience: ExportAudience
}

/**
 * Requests a file of some tables, of the record as it stands now. Gives its id and the number of its rows; who makes it
 * is another's turn. What a public file shows of people is published from then on.
 * @throws DatelineError `bad-input` for a period that is none, offices or projects that are not known, several tables
 * in a format that holds one; `export-too-many-rows` for a sheet; `period-open` for figures of a period that is not over;
 * `export-counts-few`, `export-public-by-project` for a public one;
 * `not-allowed`, `not-found`.
 */
export async function requestExport(
  deps: { db: Db; clock: Clock },
  input: ExportRequest,
): Promise<{ id: string; rows: number }> {
  const officeIds = [...new Set(input.officeIds)].sort()
  if (officeIds.length === 0) throw new DatelineError('no-office', {})
  for (const officeId of officeIds) refuseEarly(input.actor, 'exports.make', officeId)
  assertPeriod(input)
  const tables = [...new Set(input.tables)]
  assertHolds(input.format, tables)
  await assertKnown(deps.db, officeIds, input.projectIds)
  const now = deps.clock.now()
  const { from, to, sandbox, projectIds } = input
  if (tables.includes('figures')) await scopeOf(deps.db, input, now)
  const at = await fixMoment(deps.db, now)
  const scope: ExportScope = { officeIds, from, to, sandbox, at, ...(projectIds ? { projectIds } : {}) }
  const rows = await countRows(deps.db, scope, tables, input.format)
  for (;;) {
    const known = await countPublished(deps.db)
    const figures =
      input.audience === 'public'
        ? await figuresForPublic(deps.db, scope, { tables, person: input.actor.id })
        : []
    const id = await keepRequest(deps.db, input, { scope, tables, rows, figures, known })
    if (id !== undefined) return { id, rows }
  }
}

/** Undefined where something was published since `known` were counted, with which its figures may not go. */
async function keepRequest(
  db: Db,
  { actor: asking, format, audience }: ExportRequest,
  {
    scope,
    tables,
    rows,
    figures,
    known,
  }: {
    scope: ExportScope
    tables: ExportTableName[]
    rows: number
    figures: readonly OwnFigure[]
    known: number
  },
): Promise<string | undefined> {
  const { officeIds, projectIds, from, to, sandbox, at } = scope
  const id = newId()
  return await actingAs(db, asking, async (trx, actor) => {
    for (const officeId of officeIds) assertMay(actor, 'exports.make', officeId)
    if (audience === 'public' && !(await publishesNext(trx, known))) return undefined
    await trx
      .insertInto('export')
      .values({
        id,
        tables,
        office_ids: [...officeIds],
        project_ids: projectIds ? [...projectIds] : null,
        period_from: from,
        period_to: to,
        format,
        sandbox,
        audience,
        state: 'waiting',
        rows_total: rows,
        next_at: at,
        created_by: actor.id,
        created_at: at,
      })
      .execute()
    await keepPublished(trx, { exportId: id }, figures)
    const detail = {
      tables,
      offices: officeIds,
      projects: projectIds ?? 'all',
      from,
      to,
      format,
      sandbox,
      audience,
      rows,
    }
    await recordEvents(
      trx,
      officeIds.map(officeId => ({
        kind: 'export.requested' as const,
        officeId,
        subjectId: id,
        data: { by: actor.id, tables, format, rows },
      })),
    )
    await writeAudit(
      trx,
      actor,
      at,
      officeIds.map(officeId => ({
        action: 'export.make',
        officeId,
        subjectKind: 'outreach' as const,
        subjectId: id,
        detail,
      })),
    )
    return id
  })
}

function assertHolds(format: ExportFormatName, tables: readonly ExportTableName[]): void {
  if (tables.length === 1 || format === 'jsonl' || format === 'xlsx') return
  throw new DatelineError('export-one-table', { format, tables: tables.join(', ') })
}

async function assertKnown(
  db: Db,
  officeIds: readonly string[],
  projectIds: readonly string[] = [],
): Promise<void> {
  const offices = await db
    .selectFrom('office')
    .select('id')
    .where('id', 'in', [...officeIds])
    .execute()
  const unknown = officeIds.filter(id => !offices.some(office => office.id === id))
  if (unknown.length > 0) throw new DatelineError('offices-unknown', { offices: unknown.join('", "') })
  if (projectIds.length === 0) return
  const projects = await db
    .selectFrom('project')
    .select('id')
    .where('id', 'in', [...projectIds])
    .execute()
  const missing = projectIds.find(id => !projects.some(project => project.id === id))
  if (missing !== undefined) throw new DatelineError('project-not-found', { projectId: missing })
}

async function countRows(
  db: Db,
  scope: ExportScope,
  tables: readonly ExportTableName[],
  format: ExportFormatName,
): Promise<number> {
  let all = 0
  for (const table of tables) {
    const rows = await exportTables[table].count(db, scope)
    if (format === 'xlsx') assertSheetHolds(table, rows)
    all += rows
  }
  return all
}
