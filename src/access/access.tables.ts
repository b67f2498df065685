import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../database/tables.ts'
import type { Role } from './actor.ts'

declare module '../database/tables.ts' {
  interface Tables {
    audit_log: AuditLogTable
    person: PersonTable
    person_session: PersonSessionTable
    person_account: PersonAccountTable
    api_key: ApiKeyTable
    second_factor: SecondFactorTable
    backup_code: BackupCodeTable
    passkey: PasskeyTable
    role_grant: RoleGrantTable
    setup_link: SetupLinkTable
    account_link: AccountLinkTable
    sign_in_tries: SignInTriesTable
  }
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

interface PersonTable {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  deactivated_at: Date | null
  deactivated_by: string | null
  /** Written in profile/ alone; mails read its language. */
  profile: ColumnType<Record<string, unknown>, string | undefined, string>
  /** When the name and the address were erased, at the person's request. */
  erased_at: Date | null
  erased_by: string | null
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
  /** The provider that the person signed in at vouched for a second factor. */
  provider_factor: Generated<boolean>
}

/** The password of a person, and their account at a provider of OpenID Connect (`provider_id` is `oidc:ISSUER`). */
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
  role: Role
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
