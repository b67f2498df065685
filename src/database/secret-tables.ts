/** Tables that hold what opens an account, a session, a channel or an answer: the reader's role sees none of them. */
export const secretTables: readonly string[] = [
  'api_key',
  'backup_code',
  'calendar_feed',
  'channel_secret',
  'connect_attempt',
  'idempotency_key',
  'passkey',
  'person_account',
  'person_session',
  'person_verification',
  'second_factor',
  'setup_link',
  'sign_in_tries',
  'webhook',
]
