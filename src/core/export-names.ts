/** The tables that can be exported, as docs/exports.md explains them. */
export const exportTableNames = [
  'activities',
  'activity_people',
  'enquiries',
  'posts',
  'post_metrics',
  'channel_metrics',
  'closings',
  'targets',
  'figures',
  'codebook',
] as const
export type ExportTableName = (typeof exportTableNames)[number]

/** Internal files hold all counts; those for the public none of one to four people. */
export const exportAudiences = ['internal', 'public'] as const
export type ExportAudience = (typeof exportAudiences)[number]

export const exportFormatNames = ['csv', 'jsonl', 'xlsx', 'parquet'] as const
export type ExportFormatName = (typeof exportFormatNames)[number]
