import type { Generated } from 'kysely'
import type { Role } from '../access/actor.ts'
import type { Json } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    idempotency_key: IdempotencyKeyTable
  }
}

interface IdempotencyKeyTable {
  key: string
  person: string
  request_hash: string
  status: number
  /** Of the person at the first answer; null in rows of before. */
  grants: Json<{ role: Role; officeId: string }[] | null>
  response: Json<unknown>
  process: string | null
  created_at: Generated<Date>
}
