import type { Generated } from 'kysely'
import type { WebhookKind } from './webhook-kinds.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    webhook: WebhookTable
    webhook_delivery: WebhookDeliveryTable
  }
}

interface WebhookTable {
  id: string
  office_id: string
  url: string
  kinds: WebhookKind[]
  key_id: string
  sealed: string
  made_by: string
  made_at: Generated<Date>
  failing_since: Date | null
  disabled_at: Date | null
  disabled_reason: string | null
}

interface WebhookDeliveryTable {
  id: string
  webhook_id: string
  kind: string
  body: string
  created_at: Generated<Date>
  tries: Generated<number>
  next_at: Generated<Date | null>
  delivered_at: Date | null
  failed_at: Date | null
  last_status: number | null
  last_error: string | null
}
