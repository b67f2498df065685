import type { ColumnType, Generated } from 'kysely'
import type { Said } from './sentences/sentence.ts'

declare module '../database/tables.ts' {
  interface Tables {
    notification: NotificationTable
    notification_mail: NotificationMailTable
    notification_read: NotificationReadTable
    notification_choice: NotificationChoiceTable
    notification_digest: NotificationDigestTable
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
  /** The same as the name of a sentence and its values; null for those of before migration 119, and once a name was erased. */
  says: ColumnType<Said | null, string | null | undefined, string | null>
  /** The name of each at that time, by id. */
  named_people: ColumnType<Record<string, string>, string | undefined, string>
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

interface NotificationReadTable {
  notification_id: string
  person_id: string
  at: Generated<Date>
}

interface NotificationChoiceTable {
  person_id: string
  kind: string
  in_app: boolean
  mail: 'at-once' | 'digest' | 'none' | null
}

interface NotificationDigestTable {
  person_id: string
  hour: number
  time_zone: string
  covered_to: Generated<Date>
  done_on: string | null
  claimed_until: Date | null
}
