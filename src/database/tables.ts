import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../core/language.ts'
import type { NetworkName } from '../core/network-name.ts'

// The rows of every table, as `migrations/` makes them. JSON columns are written as text (`toJson`) and read parsed.

export interface Tables {
  audit_log: AuditLogTable
  event: EventTable
  event_reader: EventReaderTable
  event_passed_over: EventPassedOverTable
  person: PersonTable
  person_session: PersonSessionTable
  person_account: PersonAccountTable
  api_key: ApiKeyTable
  role_grant: RoleGrantTable
  setup_link: SetupLinkTable
  account_link: AccountLinkTable
  sign_in_tries: SignInTriesTable
  second_factor: SecondFactorTable
  backup_code: BackupCodeTable
  passkey: PasskeyTable
  office: OfficeTable
  office_holiday: OfficeHolidayTable
  dateline_place: DatelinePlaceTable
  project: ProjectTable
  topic: TopicTable
  organisation_handle: OrganisationHandleTable
  emergency_stop: EmergencyStopTable
  channel: ChannelTable
  channel_slot: ChannelSlotTable
  channel_secret: ChannelSecretTable
  channel_refresh: ChannelRefreshTable
  connect_attempt: ConnectAttemptTable
  media: MediaTable
  upload: UploadTable
  upload_piece: UploadPieceTable
  news_item: NewsItemTable
  revision: RevisionTable
  approval: ApprovalTable
  post: PostTable
  segment: SegmentTable
  attempt: AttemptTable
  upload_attempt: UploadAttemptTable
  notification: NotificationTable
  notification_mail: NotificationMailTable
  idempotency_key: IdempotencyKeyTable
  network_clock: NetworkClockTable
  measurement: MeasurementTable
  sample: SampleTable
  activity: ActivityTable
  enquiry: EnquiryTable
  target: TargetTable
  snapshot: SnapshotTable
  infographic: InfographicTable
}

/** What a JSON column takes: the text of it, so that arrays reach PostgreSQL as JSON and not as an array. */
type Json<Value> = ColumnType<Value, string, string>
export type Wording = Record<Language, string>

export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

interface AuditLogTable {
  seq: number
  at: Date
  actor: string
  action: string
  office_id: string | null
  subject_kind: string
  subject_id: string
  detail: Json<Record<string, unknown>>
  previous_hash: string
  hash: string
  /** Which key made the seal; null in rows of before there were seals. */
  key_id: string | null
  seal: string | null
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

interface PersonTable {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  deactivated_at: Date | null
  deactivated_by: string | null
  /** Of an invitation: the person whom its address belongs to, until they accept. */
  stands_for: string | null
  /** Of an invitation, whose `email` is none. */
  invited_email: string | null
}

/** Written by better-auth; read here to end sessions. */
interface PersonSessionTable {
  id: string
  person_id: string
  token: string
  expires_at: Date
  user_agent: string | null
  created_at: Date
  last_seen_at: Generated<Date>
  /** /24 or /56. */
  network_prefix: string | null
}

interface PersonAccountTable {
  id: string
  person_id: string
  account_id: string
  provider_id: string
  password: string | null
  updated_at: Date
}

/** Written by better-auth; read here to list and end keys. */
interface ApiKeyTable {
  id: string
  name: string | null
  start: string | null
  person_id: string
  last_request: Date | null
  expires_at: Date | null
  created_at: Date
  scopes: string[] | null
  office_ids: string[] | null
}

interface SecondFactorTable {
  person_id: string
  key_id: string
  sealed: string
  confirmed_at: Date | null
  last_step: Generated<number>
  created_at: Date
}

interface BackupCodeTable {
  person_id: string
  code_hash: string
}

/** Written by better-auth's plugin. */
interface PasskeyTable {
  id: string
  name: string | null
  person_id: string
  device_type: string
  backed_up: boolean
  created_at: Date | null
}

interface RoleGrantTable {
  person_id: string
  role: 'author' | 'approver' | 'analyst' | 'operator' | 'admin'
  office_id: string
  granted_by: string
  granted_at: Generated<Date>
}

interface SetupLinkTable {
  token_hash: string
  person_id: string | null
  expires_at: Date
  created_at: Generated<Date>
}

/** Who has ever made a link into whose account. */
interface AccountLinkTable {
  person_id: string
  made_by: string
  made_at: Date
}

interface SignInTriesTable {
  key: string
  tries: number
  since: Date
}

interface OfficeTable {
  id: string
  names: Json<Wording>
  country: string
  time_zone: string
  working_days: number[]
  quiet_from: string | null
  quiet_to: string | null
  languages: Language[]
  stopped_at: Date | null
  stopped_by: string | null
  stopped_reason: string | null
  month_budget_milli_dollars: number | null
}

interface OfficeHolidayTable {
  office_id: string
  day: string
  name: string
}

interface DatelinePlaceTable {
  place: string
  office_id: string
}

interface ProjectTable {
  id: string
  name: string
  credit: Json<Wording>
  emblem: 'eu' | null
  is_default: Generated<boolean>
}

interface TopicTable {
  id: string
  position: number
  labels: Json<Wording>
  keywords: Json<Record<Language, string[]>>
  hashtags: Json<Wording>
}

interface OrganisationHandleTable {
  name: string
  network: NetworkName
  handle: string
}

interface EmergencyStopTable {
  id: Generated<boolean>
  stopped_at: Date
  stopped_by: string
  reason: string
}

/** How posts are formatted for a channel; see publishing/composing/formatting/. */
export interface ChannelStyle {
  lengthLimit?: number
  tooLong: 'shorten' | 'thread'
  numbering: 'numbered' | 'plain'
  hashtags: number
  credit: 'append' | 'omit'
  utm?: { source: string; medium: string; campaign: string }
}

export type ChannelState = 'connected' | 'needs_reconnect' | 'disconnected'

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
  held_at: Date | null
  held_by: string | null
  held_reason: string | null
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

/** What came of an attempt to connect. */
export interface ConnectedAccount {
  channelId: string
  outcome: 'connected' | 'reconnected'
  name: string
}

/** What packing anew makes of every picture and video. */
export type StoredContentType = 'image/jpeg' | 'image/png' | 'image/gif' | 'video/mp4'

interface MediaTable {
  id: string
  sha256: string
  content_type: StoredContentType
  byte_count: number
  width: number
  height: number
  /** How long a video plays; null for a picture. */
  milliseconds: number | null
  /** Whose quota it takes from; null for files whose office is not known any more. */
  office_id: string | null
  created_by: string
  created_at: Generated<Date>
}

interface UploadTable {
  id: string
  office_id: string
  created_by: string
  byte_count: number
  media_id: string | null
  created_at: Date
}

interface UploadPieceTable {
  id: string
  upload_id: string
  start: number
  byte_count: number
  is_kept: Generated<boolean>
}

export type NewsItemState = 'draft' | 'in_review' | 'approved'

interface NewsItemTable {
  id: string
  office_id: string
  project_id: string | null
  state: NewsItemState
  import_key: string | null
  source: Json<{ kind: string; name: string; line?: number }>
  revision: number
  submitted_by: string | null
  created_by: string
  created_at: Generated<Date>
}

/** Everything readers would see, and so everything an approval covers. */
export interface RevisionContent {
  places: string[]
  topics: string[]
  link?: string
  projectId?: string
  variants: { language: Language; text: string }[]
  /** `decorative` says on purpose that there is nothing to describe. */
  media: { mediaId: string; altText: Wording; decorative: boolean }[]
}

interface RevisionTable {
  id: string
  news_item_id: string
  number: number
  content: Json<RevisionContent>
  content_hash: string
  created_by: string
  created_at: Generated<Date>
  /** Everyone who ever submitted this revision. */
  submitted_by: Generated<string[]>
}

interface ApprovalTable {
  id: string
  news_item_id: string
  revision_id: string
  content_hash: string
  submitted_by: string
  approved_by: string
  approved_at: Generated<Date>
  revoked_at: Date | null
  revoked_reason: string | null
  /** The approval of the same content by another person that took over from it. */
  superseded_by: string | null
  /** Since when its approver may no longer approve, where that was noticed. */
  lapsed_at: Date | null
}

export type PostState =
  | 'scheduled'
  | 'claimed'
  | 'sending'
  | 'retry_wait'
  | 'reconciling'
  | 'published'
  | 'needs_attention'
  | 'failed'
  | 'missed'
  | 'cancelled'

interface PostTable {
  id: string
  news_item_id: string
  approval_id: string
  content_hash: string
  office_id: string
  channel_id: string
  language: Language
  state: PostState
  reason: string | null
  due_at: Date
  next_at: Date | null
  fence: Generated<number>
  worker: string | null
  tries: Generated<number>
  looks: Generated<number>
  resends: Generated<number>
  released_at: Date | null
  planned: Json<{ local: string; zone: string; notes: string[]; conflicts: string[] }>
  same_text_key: string | null
  sandbox: boolean
  created_by: string
  created_at: Generated<Date>
  published_at: Date | null
  cancelled_by: string | null
  late_at: Date | null
}

export interface SegmentMedia {
  mediaId: string
  altText: string
}

interface SegmentTable {
  post_id: string
  position: number
  text: string
  link: string | null
  media: Json<SegmentMedia[]>
  has_link: Generated<boolean>
  media_handles: Generated<string[]>
  handles_at: Date | null
  external_id: string | null
  permalink: string | null
  published_at: Date | null
  deleted_at: Date | null
}

interface AttemptTable {
  id: string
  post_id: string
  position: number
  fence: number
  content_hash: string
  parent_external_id: string | null
  started_at: Generated<Date>
  deadline_at: Date
  finished_at: Date | null
  outcome: string | null
  external_id: string | null
  code: string | null
  reason: string | null
  question: string | null
  stale_at: Date | null
  stale_checked_at: Date | null
}

interface UploadAttemptTable {
  id: string
  post_id: string
  position: number
  fence: number
  media_id: string
  alt_text: string
  started_at: Generated<Date>
  finished_at: Date | null
  outcome: string | null
  handle: string | null
  code: string | null
  reason: string | null
}

interface NotificationTable {
  id: string
  /** One of the two: whom it is for. */
  office_id: string | null
  person_id: string | null
  post_id: string | null
  channel_id: string | null
  kind: string
  message: string
  once_key: string | null
  created_at: Generated<Date>
  mailed_at: Date | null
  read_at: Date | null
  read_by: string | null
}

interface NetworkClockTable {
  server: string
  network: NetworkName
  ahead_ms: number
  read_at: Date
}

interface NotificationMailTable {
  notification_id: string
  email: string
  tries: Generated<number>
  next_at: Generated<Date | null>
  sent_at: Date | null
  refused: string | null
}

interface IdempotencyKeyTable {
  key: string
  person: string
  request_hash: string
  status: number
  /** Of the person at the first answer; null in rows of before. */
  grants: Json<{ role: RoleGrantTable['role']; officeId: string }[] | null>
  response: Json<unknown>
  process: string | null
  created_at: Generated<Date>
}

interface MeasurementTable {
  post_id: string
  age: string
  due_at: Date
  until_at: Date
  next_at: Date | null
  taken_at: Date | null
  tries: Generated<number>
  reason: string | null
}

interface SampleTable {
  post_id: string
  external_id: string
  metric: string
  age: string
  value: number
  is_unique: boolean
  taken_at: Date
  sandbox: boolean
}

/** Participants by sex, then by age band. */
export type Participants = Partial<Record<'women' | 'men' | 'unknown', Record<string, number>>>

interface ActivityTable {
  id: string
  office_id: string
  kind: string
  held_on: string
  place: string
  partner: string | null
  participants: Json<Participants>
  estimated_audience: number | null
  materials: number | null
  sandbox: Generated<boolean>
  import_key: string | null
  /** Whose sheet it came from; null for what was typed in, and for rows from before sources were kept. */
  source: Generated<string | null>
  created_by: string
  created_at: Generated<Date>
}

interface EnquiryTable {
  id: string
  office_id: string
  asked_on: string
  channel: string
  topic: string
  language: string
  count: number
  sandbox: Generated<boolean>
  import_key: string | null
  /** Whose sheet it came from; null for what was typed in, and for rows from before sources were kept. */
  source: Generated<string | null>
  created_by: string
  created_at: Generated<Date>
}

interface TargetTable {
  office_id: string
  indicator: string
  month: string
  value: number
}

interface SnapshotTable {
  id: string
  office_ids: string[]
  period_from: string
  period_to: string
  figures: Json<unknown>
  content_hash: string
  sandbox: boolean
  frozen_by: string
  frozen_at: Generated<Date>
}

interface InfographicTable {
  id: string
  snapshot_id: string
  language: Language
  format: 'svg' | 'png' | 'pdf'
  sha256: string
  file: string
  alt_text: string
  created_at: Generated<Date>
}
