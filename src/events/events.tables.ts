import type { Generated } from 'kysely'
import type { Json } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    event: EventTable
    event_reader: EventReaderTable
    event_passed_over: EventPassedOverTable
  }
}

interface EventTable {
  seq: Generated<number>
  /** The transaction that wrote it: text of an `xid8`. */
  xid: Generated<string>
  at: Generated<Date>
  kind: string
  office_id: string | null
  subject_kind: string
  subject_id: string
  data: Json<unknown>
}

interface EventReaderTable {
  name: string
  xid: Generated<string>
  seq: Generated<number>
  failures: Generated<number>
  retry_at: Date | null
}

interface EventPassedOverTable {
  reader: string
  seq: number
  event: Json<unknown>
  reason: string
  at: Generated<Date>
}
