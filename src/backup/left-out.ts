/**
 * Tables that no backup holds, each with its reason; those that an older one holds are passed over. Every other table is
 * in it, those of later migrations too.
 */
export const leftOut: Readonly<Record<string, string>> = {
  kysely_migration: 'the header names the migrations; restoring runs them',
  kysely_migration_lock: 'belongs to the migrator',
  person_session: 'its tokens are secrets; everybody signs in again',
  person_verification: 'its values are secrets and end within the hour',
  api_key: 'it may have been ended since, and would open again: programs get new keys after a restore',
  setup_link: 'it may have been used or replaced since: people get new links',
  recall_gate: 'always empty: it is there to be locked',
  sign_in_tries: 'counts of the last minutes',
  idempotency_key: 'answers to requests of the last day, which may hold what is shown only once',
  feed_host: 'who reads which host, and for how long it asked to be left alone',
  connect_attempt: 'ends within ten minutes, and with the process that began it',
  news_presence: 'who looked at an item within the last minute',
  calendar_feed: 'it may have been ended since, and would open again: offices make new ones after a restore',
  rollup_due: 'what must be made again; restoring the record writes it',
  post_metric: 'made of the samples while they are restored',
  metric_month: 'made again from the record',
  people_month: 'made again from the record',
  activity_month: 'made again from the record',
  enquiry_month: 'made again from the record',
  post_month: 'made again from the record',
  post_week: 'made again from the record',
  rollup_month: 'made again from the record',
  fixed_moment: 'of freezes before; what comes to a restored record is later than all of them',
  export: 'files of a week that can be made again; who requested them is in the audit log',
  upload: 'pieces of files that were still on their way',
  upload_piece: 'pieces of files that were still on their way',
}
