import type { ErrorEntry } from '../entry.ts'

/** Errors of requests, files and work of any kind. */
export const generalErrors = {
  'computing-used-up': {
    family: 'too-many-requests',
    text: 'Your imports, files, exports, drawings and long texts have used the {most} seconds of computing that one person may use at a time; try again in {seconds} seconds.',
  },
  'file-not-plain-text': { family: 'bad-input', text: '{name} is {kind}; save it as plain text in UTF-8.' },
  'cursor-not-on-list': {
    family: 'bad-input',
    text: 'querystring.cursor: "{cursor}" is no longer on this list; start with its first page.',
  },
  'encoding-unknown': {
    family: 'bad-input',
    text: '{name} declares the unknown encoding "{encoding}"; save it as UTF-8.',
  },
  'file-binary': { family: 'bad-input', text: '{name} is a binary file; a text file is needed.' },
  'file-empty': { family: 'bad-input', text: '{name} is empty; its first line must name the columns.' },
  'file-line-invalid': { family: 'bad-input', text: '{name}, line {line}: {reason}' },
  'form-invalid': { family: 'bad-input', text: 'Please correct: {faults}.' },
  'idempotency-key-invalid': {
    family: 'bad-input',
    text: 'Idempotency-Key: 1 to 200 printable characters without spaces are allowed.',
  },
  'notification-kind-unknown': {
    family: 'bad-input',
    text: 'There is no kind of notification "{kind}"; there are {known}.',
  },
  'notification-kind-fixed': {
    family: 'bad-input',
    text: 'Notifications of the kind "{kind}" are about the safety of an account; they cannot be changed.',
  },
  'digest-hour-missing': {
    family: 'bad-input',
    text: 'Notifications of the kind "{kind}" are to come in your daily digest, and none comes; choose its hour and time zone.',
  },
  'request-invalid': { family: 'bad-input', text: 'Invalid request: {faults}.' },
  'request-refused': { family: 'bad-input', text: 'Invalid request: {reason}' },
  'text-character-refused': {
    family: 'bad-input',
    text: '{place}: the character {character} at position {position} is not allowed; remove it.',
  },
  'metrics-token-missing': {
    family: 'not-signed-in',
    text: 'Prometheus metrics need METRICS_TOKEN as "Authorization: Bearer …", or a sign-in.',
  },
  'idempotent-answer-not-kept': {
    family: 'conflict',
    text: 'This was done by an earlier request with the same Idempotency-Key. Its answer held a secret, which is not kept, so it is not repeated.',
  },
  'idempotent-answer-withheld': {
    family: 'not-allowed',
    text: 'You no longer have every role with which this request was first answered, so its answer is not repeated.',
  },
  'second-factor-required': {
    family: 'not-allowed',
    text: 'Your roles require a second factor. Set up an authenticator app or a passkey first, at /account or /api/v1/session/second-factor.',
  },
  'wrong-origin': {
    family: 'not-allowed',
    text: 'This request does not come from a page of {origin}. Programs send that address as "Origin", or use an API key.',
  },
  'address-not-found': { family: 'not-found', text: 'Nothing found at {path}.' },
  'media-not-found': { family: 'not-found', text: 'Media {mediaId} not found.' },
  'calendar-feed-not-found': {
    family: 'not-found',
    text: 'This calendar address does not exist, or was replaced or revoked; ask your office for the current one.',
  },
  'delivery-not-found': { family: 'not-found', text: 'Delivery {deliveryId} not found.' },
  'webhook-not-found': { family: 'not-found', text: 'Webhook {webhookId} not found.' },
  'webhook-disabled': {
    family: 'conflict',
    text: 'Webhook {webhookId} is disabled; enable it first.',
  },
  'webhook-url-invalid': {
    family: 'bad-input',
    text: 'The address "{url}" cannot be a webhook: {reason}. Use an https address of a public host.',
  },
  'too-many-webhooks': {
    family: 'conflict',
    text: 'This office has {most} webhooks, which is the most; remove one first.',
  },
  'notification-not-found': { family: 'not-found', text: 'Notification {notificationId} not found.' },
  'post-not-found': { family: 'not-found', text: 'Post {postId} not found.' },
  'sandbox-media-not-found': { family: 'not-found', text: 'The sandbox has no such image.' },
  'snapshot-not-found': { family: 'not-found', text: 'Snapshot {snapshotId} not found.' },
  'idempotency-key-in-progress': {
    family: 'conflict',
    text: 'The first request with Idempotency-Key "{key}" is still in progress.',
  },
  'idempotency-key-reused': {
    family: 'conflict',
    text: 'Idempotency-Key "{key}" belongs to another request; use a new one.',
  },
  'import-too-large': {
    family: 'too-large',
    text: '{name} has {megabytes} MB; at most {mostMegabytes} MB can be imported at a time.',
  },
  'request-too-large': { family: 'too-large', text: 'The request is too large: {reason}' },
  'too-many-records': {
    family: 'too-large',
    text: '{name} has more than {most} records; import it in parts.',
  },
  'wrong-host': {
    family: 'wrong-host',
    text: 'Dateline does not answer to the host "{host}"; use {origin}, or set PUBLIC_URL.',
  },
  'too-costly': {
    family: 'too-costly',
    text: 'This took more than the {bound} allowed for {what}; send less at a time.',
  },
  'too-many-in-progress': {
    family: 'too-many-requests',
    text: 'You have {count} {what} in progress; send the next one when they are done.',
  },
  busy: {
    family: 'unavailable',
    text: '{count} {what} are in progress, the most that are accepted. Try again in a moment.',
  },
  'connection-closed': { family: 'unavailable', text: 'The connection was closed before the work began.' },
  'mail-not-set': {
    family: 'unavailable',
    text: 'No mail server is configured (SMTP_URL); ask an administrator for a new link.',
  },
  'request-not-served': { family: 'unavailable', text: 'The request cannot be served now: {reason}' },
  'server-unusable': {
    family: 'unavailable',
    text: 'The server of {setting} at {server} cannot be used: {reason}.',
  },
} as const satisfies Record<string, ErrorEntry>
