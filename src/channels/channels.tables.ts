import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../core/languages/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { Json } from '../database/tables.ts'
import type { ChannelState } from './channel-state.ts'
import type { ChannelStyle } from './channel-style.ts'
import type { ConnectedAccount } from './connecting/connected-account.ts'
import type { FindingFound, FindingHow } from './tokens/findings.view.ts'

declare module '../database/tables.ts' {
  interface Tables {
    channel: ChannelTable
    channel_slot: ChannelSlotTable
    channel_secret: ChannelSecretTable
    channel_refresh: ChannelRefreshTable
    connect_attempt: ConnectAttemptTable
    network_clock: NetworkClockTable
    channel_health: ChannelHealthTable
  }
}

interface ChannelTable {
  id: string
  office_id: string
  network: NetworkName
  external_id: string
  handle: string
  name: string
  languages: Language[]
  state: Generated<ChannelState>
  state_reason: string | null
  stopped_at: Date | null
  stopped_by: string | null
  stopped_reason: string | null
  blocked_until: Date | null
  blocked_reason: string | null
  style: Json<ChannelStyle>
  least_gap_minutes: Generated<number>
  daily_cap: number | null
  post_on_holidays: Generated<boolean>
  post_on_days_off: Generated<boolean>
  hold_when_overdue_minutes: number | null
  credentials_version: Generated<number>
  access_expires_at: Date | null
  access_ends_at: Date | null
  checked_at: Date | null
  check_reason: string | null
  bell: Generated<number>
  rung_at: Date | null
  sandbox: boolean
  created_at: Generated<Date>
}

interface ChannelSlotTable {
  channel_id: string
  weekday: number
  at: string
}

interface ChannelSecretTable {
  channel_id: string
  field: string
  key_id: string
  sealed: string
  updated_at: Generated<Date>
}

interface ChannelRefreshTable {
  channel_id: string
  holder: string
  lease_until: Date
  started_at: Date | null
  doubt_since: Date | null
  retry_at: Date | null
  retry_reason: string | null
}

interface ConnectAttemptTable {
  id: string
  network: NetworkName
  person_id: string
  office_id: string
  languages: Language[]
  state_hash: string | null
  key_id: string | null
  sealed: string | null
  step: Generated<'begun' | 'choosing' | 'connected' | 'failed'>
  reason: string | null
  connected: ColumnType<ConnectedAccount[], string | undefined, string>
  ends_at: Date
  created_at: Generated<Date>
}

interface NetworkClockTable {
  server: string
  network: NetworkName
  ahead_ms: number
  read_at: Date
}

interface ChannelHealthTable {
  id: string
  channel_id: string
  at: Generated<Date>
  found: FindingFound
  how: FindingHow
  asked_by: string | null
  reason: string | null
  account_handle: string | null
  account_name: string | null
}
