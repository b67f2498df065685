import type { ErrorEntry } from '../entry.ts'

/** Errors of news items, their import and their media. */
export const newsErrors = {
  'assignee-cannot-write': {
    family: 'bad-input',
    text: 'Person {personId} cannot write news of the office "{officeId}"; choose a person with the role author, approver or admin there.',
  },
  'column-twice': { family: 'bad-input', text: '{place}: the column "{column}" appears twice.' },
  'column-unknown': { family: 'bad-input', text: '{place}: unknown column "{column}"; {allowed}.' },
  'cursor-invalid': { family: 'bad-input', text: 'The cursor "{cursor}" was not returned by a list.' },
  'feed-address-invalid': {
    family: 'bad-input',
    text: 'The address "{address}" cannot be watched: {reason}.',
  },
  'feed-answer-broken': { family: 'bad-input', text: 'The answer of {host} cannot be read: {reason}.' },
  'feed-invalid': { family: 'bad-input', text: '{name} is neither RSS nor Atom, or its XML is broken.' },
  'feed-is-json': { family: 'bad-input', text: '{name} is a JSON Feed; only RSS and Atom can be read.' },
  'feed-is-page': {
    family: 'bad-input',
    text: '{name} is a web page and no feed. {hint}',
  },
  'feed-not-public': {
    family: 'bad-input',
    text: '{host} leads to an address that is not public; feeds are read from public addresses only. An operator can allow a host of your own network with FEED_PRIVATE_HOSTS.',
  },
  'feed-redirects': { family: 'bad-input', text: 'The address "{address}" is redirected {how}.' },
  'feed-refused': { family: 'bad-input', text: '{host} answered {status}: {meaning}.' },
  'feed-unreachable': { family: 'bad-input', text: '{host} could not be read: {reason}.' },
  'image-format-unsupported': {
    family: 'bad-input',
    text: "The file is an image in {format}, which networks do not accept; send it as JPEG. On an iPhone, Settings, Camera, Formats, Most Compatible makes JPEG; on other phones, choose JPEG in the camera's settings.",
  },
  'item-incomplete': { family: 'bad-input', text: '{reason}' },
  'item-invalid': { family: 'bad-input', text: 'The news item cannot be saved: {reason}.' },
  'item-references-unknown': { family: 'bad-input', text: '{reason}' },
  'json-invalid': { family: 'bad-input', text: '{name} is not JSON: {reason}.' },
  'media-type-unsupported': {
    family: 'bad-input',
    text: 'The file is neither an image nor a video that can be used; send JPEG, PNG, WebP, GIF, MP4 or MOV.',
  },
  'media-unusable': { family: 'bad-input', text: 'The {what} cannot be used: {reason}.' },
  'return-reason-invalid': {
    family: 'bad-input',
    text: 'Say why the news item is returned, in 1 to {most} characters.',
  },
  'search-too-long': {
    family: 'bad-input',
    text: 'The search has {count} words; at most {most} are allowed.',
  },
  'media-has-no-thumbnail': {
    family: 'bad-input',
    text: 'Media {mediaId} is a video; only images have thumbnails.',
  },
  'mention-cannot-read': {
    family: 'bad-input',
    text: 'Person {personId} cannot be mentioned: no role in the office "{officeId}".',
  },
  'text-column-missing': { family: 'bad-input', text: '{place}: the column "text" is missing; {allowed}.' },
  'upload-empty': { family: 'bad-input', text: 'The file is empty; send an image or a video.' },
  'upload-refused': { family: 'bad-input', text: 'The upload is refused: {reason}.' },
  'xml-broken': { family: 'bad-input', text: '{name}, line {line}: the XML is broken, {reason}.' },
  'xml-entities-refused': {
    family: 'bad-input',
    text: '{name} defines its own XML entities; such feeds are refused.',
  },
  'xml-unclosed': { family: 'bad-input', text: '{name} is broken XML: "{tag}" is never closed.' },
  'approval-needs-person': {
    family: 'not-allowed',
    text: 'Only a signed-in person can approve a news item.',
  },
  'approver-account-opened': {
    family: 'not-allowed',
    text: '{opener}, who worked on this news item, created a link into your account or that of another person who did. Someone whose account they did not open must approve it.',
  },
  'comment-of-another': {
    family: 'not-allowed',
    text: 'Only the author of a comment can edit or delete it.',
  },
  'approver-was-author': {
    family: 'not-allowed',
    text: 'You helped write or submit this news item; another person must approve it.',
  },
  'comment-not-found': { family: 'not-found', text: 'Comment {commentId} not found.' },
  'import-not-found': { family: 'not-found', text: 'Import {importId} not found.' },
  'revision-not-found': {
    family: 'not-found',
    text: "News item {newsItemId} has no revision {revision}; a person's saves within ten minutes are one.",
  },
  'approver-chose-feed': {
    family: 'not-allowed',
    text: 'This news item came from a feed that you chose; another person must approve it.',
  },
  'feed-not-found': { family: 'not-found', text: 'Feed {feedId} not found.' },
  'item-not-found': { family: 'not-found', text: 'News item {newsItemId} not found.' },
  'media-file-lost': {
    family: 'not-found',
    text: 'The file of media {mediaId} is {state}; restore it from a backup.',
  },
  'upload-gone': { family: 'not-found', text: 'The upload is refused: {reason}.' },
  'upload-not-found': { family: 'not-found', text: 'You have no upload with this id; it may have expired.' },
  'already-approved': { family: 'conflict', text: 'Another person has already approved this news item.' },
  'content-changed': {
    family: 'conflict',
    text: 'The news item has changed since you opened it; read it again before you approve it.',
  },
  'edited-meanwhile': {
    family: 'conflict',
    text: '{person} has saved revision {current} since you opened revision {revision}; look at it first.',
  },
  'item-archived': {
    family: 'conflict',
    text: 'The news item is archived; restore it first.',
  },
  'item-has-open-posts': {
    family: 'conflict',
    text: '{count} posts of the news item may still go out; cancel them or wait before you archive it.',
  },
  'item-not-archived': { family: 'conflict', text: 'The news item is not archived.' },
  'import-in-use': {
    family: 'conflict',
    text: '{count} items of the import were submitted or scheduled, or another person edited them, commented on them or chose posts for them; it cannot be undone.',
  },
  'import-undone': { family: 'conflict', text: 'The import was undone.' },
  'too-many-comments': {
    family: 'conflict',
    text: 'The news item has {most} comments, as many as it can have; delete one first.',
  },
  'feed-changed-meanwhile': {
    family: 'conflict',
    text: 'The feed was edited or removed while it was read; look at it and try again.',
  },
  'feed-exists': {
    family: 'conflict',
    text: 'The office "{officeId}" watches this address already.',
  },
  'feed-must-wait': {
    family: 'conflict',
    text: '{host} asked not to be read again before {until} (UTC).',
  },
  'too-many-feeds': {
    family: 'conflict',
    text: 'The office "{officeId}" watches {count} feeds; at most {most} are allowed. Remove one first.',
  },
  'item-is-draft': { family: 'conflict', text: 'The news item is already a draft.' },
  'item-not-a-draft': {
    family: 'conflict',
    text: 'Only a draft can be submitted; this news item is {state}.',
  },
  'item-not-in-review': {
    family: 'conflict',
    text: 'Only a news item in review can be approved; this one is a draft.',
  },
  'item-not-withdrawable': {
    family: 'conflict',
    text: 'Only a news item in review can be withdrawn from it; this one is "{state}". An approval is taken back by returning the item.',
  },
  'too-many-uploads': {
    family: 'conflict',
    text: 'You have {open} uploads in progress; at most {most} are allowed. Finish or delete one, or wait a day.',
  },
  'upload-conflict': { family: 'conflict', text: 'The upload is refused: {reason}.' },
  'upload-incomplete': {
    family: 'conflict',
    text: '{received} of {total} bytes have arrived; send the rest first.',
  },
  'upload-moved-on': {
    family: 'conflict',
    text: 'The upload has continued elsewhere; ask for its offset, and resume there.',
  },
  'feed-answer-too-large': {
    family: 'too-large',
    text: '{host} sent more than {mostMegabytes} MB; that is too large for a feed.',
  },
  'feed-too-many-entries': {
    family: 'too-large',
    text: '{name} has {count} entries; at most {most} are allowed in a feed that is watched.',
  },
  'feed-too-large': {
    family: 'too-large',
    text: '{name} has {length} characters; at most {most} are allowed in a feed.',
  },
  'front-matter-too-long': {
    family: 'too-large',
    text: '{name}: the front matter has more than {most} characters.',
  },
  'media-too-large': {
    family: 'too-large',
    text: 'The {what} has {megabytes} MB; at most {mostMegabytes} MB are allowed.',
  },
  'quota-exceeded': {
    family: 'too-large',
    text: 'The files of office "{officeId}" take {usedMegabytes} MB of the {quotaMegabytes} MB allowed; this one would add {addedMegabytes} MB. An operator raises the limit with OFFICE_MEDIA_MB.',
  },
  'upload-too-large': { family: 'too-large', text: 'The upload is refused: {reason}.' },
  'feed-busy': {
    family: 'too-many-requests',
    text: '{host} is being read just now; try again in a few seconds.',
  },
  'media-read-failed': {
    family: 'unavailable',
    text: 'A stored file could not be read completely ({reason}).',
  },
  'media-storage-failed': {
    family: 'unavailable',
    text: 'The media storage could not {action} a file: {reason}.',
  },
  'upload-piece-missing': {
    family: 'unavailable',
    text: 'A piece of the upload is missing; send the file again.',
  },
} as const satisfies Record<string, ErrorEntry>
