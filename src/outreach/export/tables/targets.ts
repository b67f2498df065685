import type { Db } from '../../../database/connect.ts'
import { inBackground } from '../../../database/lane.ts'
import { indicatorOf } from '../../../indicators/registry.ts'
import { targetsOf } from '../../targets/target.view.ts'
import type { ExportScope } from '../export-scope.ts'
import type { ExportRow, ExportTable } from '../export-table.ts'

/** What offices aim at and where they began, as it stood at the moment of the export, for spans that touch its days. */
export const targetsTable: ExportTable = {
  columns: [
    { name: 'target_id', kind: 'text', meaning: 'the target' },
    { name: 'office', kind: 'text', meaning: "the office's id" },
    { name: 'project', kind: 'text', meaning: "the project's id; empty: of all together" },
    { name: 'indicator', kind: 'text', meaning: 'the indicator' },
    { name: 'unit', kind: 'text', meaning: 'count, percent or points' },
    { name: 'kind', kind: 'text', meaning: 'target, or baseline: where the office began' },
    { name: 'from', kind: 'day', meaning: 'the first local day of the span' },
    { name: 'to', kind: 'day', meaning: 'the last local day of the span' },
    { name: 'value', kind: 'number', meaning: 'what is aimed at, or what it was' },
    { name: 'note', kind: 'text', meaning: 'why, as it was noted' },
    { name: 'set_at', kind: 'moment', meaning: 'when it was set, UTC' },
  ],
  count: async (db, scope) => (await readTargets(db, scope)).length,
  async *pages(db, scope) {
    const rows = await inBackground(() => readTargets(db, scope))
    if (rows.length > 0) yield rows
  },
}

/** All at once: an office sets some dozens of them in a year. */
async function readTargets(db: Db, scope: ExportScope): Promise<ExportRow[]> {
  const { officeIds, projectIds, from, to, at } = scope
  const targets = await targetsOf(db, { officeIds, from, to, asOf: at }, 'touching')
  return targets
    .filter(({ projectId }) => !projectIds || (projectId !== null && projectIds.includes(projectId)))
    .map(target => ({
      target_id: target.id,
      office: target.officeId,
      project: target.projectId,
      indicator: target.indicator,
      unit: indicatorOf(target.indicator).unit,
      kind: target.kind,
      from: target.from,
      to: target.to,
      value: target.value,
      note: target.note,
      set_at: `${target.setAt.toISOString().slice(0, 19)}Z`,
    }))
}
