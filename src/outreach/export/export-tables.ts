import type { ExportTableName } from '../../core/export-names.ts'
import { type AboutExport, codebookOf } from './about-export.ts'
import type { ExportTable } from './export-table.ts'
import { activitiesTable } from './tables/activities.ts'
import { activityPeopleTable } from './tables/activity-people.ts'
import { channelMetricsTable } from './tables/channel-metrics.ts'
import { closingsTable } from './tables/closings.ts'
import { enquiriesTable } from './tables/enquiries.ts'
import { figuresTable } from './tables/figures.ts'
import { postMetricsTable } from './tables/post-metrics.ts'
import { postsTable } from './tables/posts.ts'
import { targetsTable } from './tables/targets.ts'

const read = {
  activities: activitiesTable,
  activity_people: activityPeopleTable,
  enquiries: enquiriesTable,
  posts: postsTable,
  post_metrics: postMetricsTable,
  channel_metrics: channelMetricsTable,
  closings: closingsTable,
  targets: targetsTable,
  figures: figuresTable,
} as const

/** What each column of every table holds, as a table by itself. */
const codebookTable: ExportTable = {
  columns: [
    { name: 'table', kind: 'text', meaning: 'the table' },
    { name: 'column', kind: 'text', meaning: 'the column' },
    { name: 'kind', kind: 'text', meaning: 'text, integer, number, boolean, day, or moment (UTC)' },
    { name: 'meaning', kind: 'text', meaning: 'what the column holds' },
  ],
  count: async () => codebookRows().length,
  async *pages() {
    yield codebookRows()
  },
}

export const exportTables: Readonly<Record<ExportTableName, ExportTable>> = {
  ...read,
  codebook: codebookTable,
}

/** The code book of some tables. */
export function codebookFor(names: readonly ExportTableName[]): AboutExport['codebook'] {
  return codebookOf(Object.fromEntries(names.map(name => [name, exportTables[name]])))
}

function codebookRows() {
  return Object.entries(read).flatMap(([table, { columns }]) =>
    columns.map(({ name, kind, meaning }) => ({ table, column: name, kind, meaning })),
  )
}
