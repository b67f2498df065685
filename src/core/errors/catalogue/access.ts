import type { ErrorEntry } from '../entry.ts'

/** Errors of people, sign-in, roles and API keys. */
export const accessErrors = {
  'first-admin-incomplete': {
    family: 'bad-input',
    text: 'The first administrator needs a name and an e-mail address.',
  },
  'offices-unknown': { family: 'bad-input', text: 'Office "{offices}" does not exist.' },
  'passkey-invalid': {
    family: 'bad-input',
    text: 'The browser’s answer is not a valid passkey. Start again.',
  },
  'password-length': {
    family: 'bad-input',
    text: 'The password has {length} characters; {least} to {most} are allowed.',
  },
  'weak-password': { family: 'bad-input', text: '{reason}' },
  'wrong-current-password': { family: 'bad-input', text: 'The current password is wrong.' },
  'not-signed-in': {
    family: 'not-signed-in',
    text: 'Sign in first, or send an API key as "Authorization: Bearer dl_…".',
  },
  'passkey-unknown': { family: 'not-signed-in', text: 'This passkey belongs to no account here.' },
  'second-factor-needed': {
    family: 'not-signed-in',
    text: 'The password is correct. Enter the code of your authenticator app, or a backup code, as well.',
  },
  'passkey-needed': {
    family: 'not-signed-in',
    text: 'This account signs in with a passkey, in a browser; the password alone is not enough.',
  },
  'oidc-answer-invalid': {
    family: 'not-signed-in',
    text: 'The answer of {provider} could not be verified. Start again; if this goes on, an operator finds the reason in the log.',
  },
  'oidc-attempt-over': {
    family: 'not-signed-in',
    text: 'This sign-in has expired, was already used, or began in another browser. Start again.',
  },
  'oidc-declined': { family: 'not-signed-in', text: '{provider} did not sign you in. Start again.' },
  'oidc-linked-otherwise': {
    family: 'not-signed-in',
    text: 'Your account here is linked with another account at {provider}. Sign in with that one, or ask for a link to choose a new password: it ends the old link.',
  },
  'oidc-no-account': {
    family: 'not-signed-in',
    text: 'No active account here has a verified e-mail address of yours at {provider}. Ask an administrator to invite you with that address.',
  },
  'session-ended': { family: 'not-signed-in', text: 'Your session or API key has ended. Sign in again.' },
  'wrong-code': {
    family: 'not-signed-in',
    text: 'The code is wrong, expired or already used. Enter the code that the app shows now.',
  },
  'wrong-credentials': { family: 'not-signed-in', text: 'The e-mail address or the password is wrong.' },
  'key-beyond-roles': {
    family: 'not-allowed',
    text: 'A key can do at most what you may do yourself. In these offices you may not use the scope {scopes}.',
  },
  'key-out-of-scope': {
    family: 'not-allowed',
    text: 'This API key has the scopes {scopes}; "{action}" needs {needed}.',
  },
  'needs-person': { family: 'not-allowed', text: 'An API key cannot {what}; sign in.' },
  'no-role': {
    family: 'not-allowed',
    text: 'You have no role in any office; to {what}, you need one.',
  },
  'role-missing': {
    family: 'not-allowed',
    text: '"{action}" in office "{officeId}" needs one of the roles {roles}.{hint}',
  },
  'invitation-not-found': { family: 'not-found', text: 'Invitation "{invitationId}" not found.' },
  'key-not-found': { family: 'not-found', text: 'API key {keyId} not found.' },
  'link-expired': { family: 'not-found', text: 'This link has been used or has expired. Ask for a new one.' },
  'no-role-in-office': { family: 'not-found', text: 'You have no role in office "{offices}".' },
  'office-not-found': { family: 'not-found', text: 'Office "{officeId}" not found.' },
  'passkey-not-found': { family: 'not-found', text: 'Passkey {passkeyId} not found.' },
  'person-active': {
    family: 'conflict',
    text: 'Person {personId} can still sign in. Deactivate the person first.',
  },
  'person-erased': {
    family: 'conflict',
    text: 'The name and address of person {personId} were erased. Invite the person again.',
  },
  'profile-time-zone-unknown': {
    family: 'bad-input',
    text: '"{zone}" is not a time zone of the IANA database, such as Asia/Karachi.',
  },
  'person-not-found': { family: 'not-found', text: 'Person {personId} not found.' },
  'session-not-found': { family: 'not-found', text: 'Session {sessionId} not found.' },
  'account-exists': {
    family: 'conflict',
    text: '{email} already has an account. Sign in with it and accept the offered roles: "dateline people offers".',
  },
  'authenticator-exists': {
    family: 'conflict',
    text: 'An authenticator app is already set up; remove it first.',
  },
  'email-taken': { family: 'conflict', text: 'A person with the e-mail address "{email}" already exists.' },
  'last-admin': {
    family: 'conflict',
    text: 'This is the last administrator of all offices. Appoint another one first.',
  },
  'passkeys-unavailable': {
    family: 'conflict',
    text: 'Passkeys need PUBLIC_URL to be https with a host name, or http://localhost with its port; it is {origin}.',
  },
  'person-deactivated': { family: 'conflict', text: '{name} is deactivated; no link can sign them in.' },
  'request-limit': {
    family: 'too-many-requests',
    text: 'More than {most} requests in a minute; try again in {seconds} seconds.',
  },
  'too-many-attempts': {
    family: 'too-many-requests',
    text: 'Too many attempts: at most {most} are allowed in {minutes} minutes. Wait, then try again.',
  },
  'oidc-unavailable': {
    family: 'unavailable',
    text: '{provider} cannot be reached, or does not answer as it should. Try again later, or sign in with your password.',
  },
  'link-not-mailed': {
    family: 'unavailable',
    text: 'The mail server rejected the mail to {email}, so the link in it is void. Create a new password link for this person.',
  },
} as const satisfies Record<string, ErrorEntry>
