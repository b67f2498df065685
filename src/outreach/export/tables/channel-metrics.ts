import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { type ExportScope, momentText } from '../export-scope.ts'
import { type ExportRow, type ExportTable, pageSize, readByOffice } from '../export-table.ts'

/** Samples of channels, such as followers: one value for each local day. */
export const channelMetricsTable: ExportTable = {
  columns: [
    { name: 'channel_id', kind: 'text', meaning: 'the channel' },
    { name: 'office', kind: 'text', meaning: "the office's id" },
    { name: 'network', kind: 'text', meaning: 'the network' },
    { name: 'channel', kind: 'text', meaning: "the channel's handle" },
    { name: 'metric', kind: 'text', meaning: "the network's own name of what it counts" },
    {
      name: 'definition',
      kind: 'integer',
      meaning: 'goes up where the network changed what the name counts',
    },
    {
      name: 'unique_people',
      kind: 'boolean',
      meaning: 'whether it counts people, and must not be added over channels',
    },
    { name: 'day', kind: 'day', meaning: 'the local day' },
    { name: 'value', kind: 'number', meaning: 'what the network counted' },
    { name: 'taken_at', kind: 'moment', meaning: 'when it was read, UTC' },
  ],
  async count(db, scope) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from channel_sample as sample join channel on channel.id = sample.channel_id
      where channel.office_id = any(${[...scope.officeIds]}::text[])
        and sample.day between ${scope.from}::date and ${scope.to}::date and ${sampled(scope)}`.execute(db)
    return rows[0]?.count ?? 0
  },
  pages: readByOffice(readChannelSamples),
}

/** Channels belong to an office, never to a project: an export of projects has none of them. */
function sampled(scope: ExportScope) {
  return sql`channel.sandbox = ${scope.sandbox} and sample.taken_at <= ${scope.at}
    and ${scope.projectIds === undefined}`
}

async function readChannelSamples(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select sample.metric_id as row_metric, sample.channel_id, channel.office_id as office, channel.network,
      channel.handle as channel, metric.name as metric, metric.definition, metric.is_unique as unique_people, sample.day,
      sample.value, ${momentText('sample.taken_at')} as taken_at
    from channel_sample as sample
    join channel on channel.id = sample.channel_id
    join metric on metric.id = sample.metric_id
    where channel.office_id = ${officeId} and sample.day between ${scope.from}::date and ${scope.to}::date
      and (sample.channel_id, sample.metric_id, sample.day)
        > (${after?.['channel_id'] ?? firstId}::uuid, ${after?.['row_metric'] ?? 0}::smallint,
          ${after?.['day'] ?? '0001-01-01'}::date)
      and ${sampled(scope)}
    order by sample.channel_id, sample.metric_id, sample.day
    limit ${pageSize}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'
