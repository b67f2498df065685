import type { Generated } from 'kysely'

declare module '../database/tables.ts' {
  interface Tables {
    notification: NotificationTable
    notification_mail: NotificationMailTable
  }
}

interface NotificationTable {
  id: string
  /** One of the two: whom it is for. */
  office_id: string | null
  person_id: string | null
  post_id: string | null
  channel_id: string | null
  news_item_id: string | null
  kind: string
  message: string
  once_key: string | null
  created_at: Generated<Date>
  mailed_at: Date | null
  read_at: Date | null
  read_by: string | null
}

interface NotificationMailTable {
  notification_id: string
  email: string
  tries: Generated<number>
  next_at: Generated<Date | null>
  sent_at: Date | null
  refused: string | null
}
