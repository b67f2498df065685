import type { ErrorEntry } from '../entry.ts'

/** Errors of composing, scheduling, sending and stopping posts, and of budgets. */
export const publishingErrors = {
  'external-id-taken-meanwhile': {
    family: 'conflict',
    text: '"{externalId}" already belongs to another post.',
  },
  'channel-of-other-network': {
    family: 'bad-input',
    text: 'Channel {handle} is on {network}; a post moves between channels of {wanted} only.',
  },
  'channel-not-connected': {
    family: 'bad-input',
    text: 'Channel "{channelId}" is not a connected channel of office "{officeId}".',
  },
  'clock-time-invalid': {
    family: 'bad-input',
    text: 'The time "{time}" must be written like 09:30, up to 23:59.',
  },
  'daily-cap-invalid': {
    family: 'bad-input',
    text: 'The daily cap is {cap}; it must be a whole number above 0.',
  },
  'gap-invalid': { family: 'bad-input', text: 'The least gap is {minutes} minutes; it must be 0 or more.' },
  'length-limit-invalid': {
    family: 'bad-input',
    text: "The channel's length limit is {limit}; it must be a whole number above 0.",
  },
  'month-invalid': { family: 'bad-input', text: 'The month "{month}" must be written like 2026-11.' },
  'no-channel-for-languages': {
    family: 'bad-input',
    text: 'Office "{officeId}" has no connected channel that posts in {languages}.',
  },
  'no-room-for-text': {
    family: 'bad-input',
    text: 'The length limit {limit} leaves no room for {what}; allow more.',
  },
  'no-room-for-word': {
    family: 'bad-input',
    text: 'The length limit {limit} leaves no room for "{word}", which cannot be split; allow more, or shorten the text.',
  },
  'not-a-time': { family: 'bad-input', text: '"{at}" is not a time; write it like 2027-03-28T09:30.' },
  'not-before-is-past': {
    family: 'bad-input',
    text: '"Not before {at}" is past, and the next free slot may be minutes away; choose a later moment, or leave it out.',
  },
  'move-target-unclear': {
    family: 'bad-input',
    text: 'Say where post {postId} is to go by one of: a time "at", the "slot" that is next, another channel, or "now"; "notBefore" goes with "slot".',
  },
  'items-of-several-offices': {
    family: 'bad-input',
    text: 'News item {newsItemId} belongs to another office than the first; schedule the items of one office at a time.',
  },
  'intended-twice': {
    family: 'bad-input',
    text: 'Channel {handle} is named twice for the language "{language}"; name it once.',
  },
  'swap-with-itself': {
    family: 'bad-input',
    text: 'Post {postId} cannot be swapped with itself; name two posts.',
  },
  'too-many-posts': {
    family: 'bad-input',
    text: 'These are {count} posts; at most {most} are changed at once.',
  },
  'now-and-not-before': {
    family: 'bad-input',
    text: '"now" and "notBefore" exclude each other; leave one of them out.',
  },
  'range-invalid': {
    family: 'bad-input',
    text: 'The range from {from} to {to} must not end before it begins, and must be at most {days} days long.',
  },
  'repeated-time': {
    family: 'bad-input',
    text: 'In {zone} the clocks show {time} twice; say which, {first} (earlier) or {second} (later).',
  },
  'skipped-time': {
    family: 'bad-input',
    text: 'In {zone} the clocks jump over {time}; choose {before} or {after}.',
  },
  'source-link-invalid': {
    family: 'bad-input',
    text: 'The source link "{link}" is not a web address; it must begin with https:// or http://.',
  },
  'stop-reason-invalid': {
    family: 'bad-input',
    text: 'The reason has {length} characters; 1 to 500 are allowed, so that the audit log can say why.',
  },
  'text-character-unprintable': {
    family: 'bad-input',
    text: 'The text has the character U+{character} at position {position}, which networks reject; remove it.',
  },
  'text-empty': { family: 'bad-input', text: 'The text is empty; a post needs at least one word.' },
  'no-first-comment': { family: 'not-found', text: 'Post {postId} has no first comment.' },
  'comment-state-wrong': {
    family: 'conflict',
    text: 'The first comment of post {postId} is in state "{state}"; this is possible only in {states}.',
  },
  'comment-not-named': {
    family: 'bad-input',
    text: 'externalId: to adopt a comment, give its id on the network or its address.',
  },
  'comment-not-there': {
    family: 'conflict',
    text: 'No comment "{reference}" of the account is below post {postId}; {found}.',
  },
  'thread-too-long': {
    family: 'bad-input',
    text: 'With the length limit {limit}, the text makes more than 99 segments; shorten it, or let this channel shorten long texts.',
  },
  'time-is-not-past': {
    family: 'bad-input',
    text: '"{at}" is still to come, so the post would wait for it; leave out the time to publish now, or leave out "now".',
  },
  'time-is-past': {
    family: 'bad-input',
    text: '"{at}" is past (it is now {now} there).{hint} Choose a later time, or say "now" to publish at once.',
  },
  'time-too-far': {
    family: 'bad-input',
    text: '"{at}" is more than {years} years ahead; choose a time up to {until}.{hint}',
  },
  'weekday-invalid': {
    family: 'bad-input',
    text: 'The weekday {weekday} is invalid; it must be 1 (Monday) to 7 (Sunday).',
  },
  'wrong-offset': {
    family: 'bad-input',
    text: 'At {time} {zone} is at UTC{offset}, not UTC{given}; leave the offset out or correct it.',
  },
  'zone-unknown': {
    family: 'bad-input',
    text: 'The time zone "{zone}" is not an IANA time zone; write it like Asia/Karachi.',
  },
  'series-rule-invalid': {
    family: 'bad-input',
    text: 'The rule has {place} "{value}"; allowed is {allowed}.',
  },
  'series-rule-empty': {
    family: 'bad-input',
    text: 'The rule "{rule}" has no occurrence from {startsAt} on; change the rule or its start.',
  },
  'evergreen-end-invalid': {
    family: 'bad-input',
    text: 'The last day "{endsOn}" is not possible; allowed is one from {first} to {last}.',
  },
  'series-edit-unfit': {
    family: 'bad-input',
    text: '"{field}" cannot be edited: the series {seriesId} {kind}.',
  },
  'series-nothing-left': {
    family: 'conflict',
    text: 'The series {seriesId} has no time left that could be edited. Make another one.',
  },
  'series-not-found': { family: 'not-found', text: 'Series {seriesId} not found.' },
  'occurrence-not-found': {
    family: 'not-found',
    text: 'Occurrence {occurrenceId} not found in series {seriesId}.',
  },
  'series-repeats-text': {
    family: 'conflict',
    text: 'The series would post the same text on {handle} again too soon. {reason} Add items with other words, leave the channel out, or accept the risk for it.',
  },
  'series-state-wrong': {
    family: 'conflict',
    text: 'Series {seriesId} is "{state}"; that needs one that is {states}.',
  },
  'occurrence-state-wrong': {
    family: 'conflict',
    text: 'The occurrence of {at} cannot be changed: {reason}.',
  },
  'needs-role-everywhere': {
    family: 'not-allowed',
    text: '"{action}" for everything needs a role for every office; yours are for single offices.',
  },
  'not-approved': {
    family: 'conflict',
    text: '{reason} Post {postId} can be sent once another person has approved the same content again.',
  },
  'change-not-found': { family: 'not-found', text: 'Change {changeId} not found.' },
  'approver-may-no-longer': {
    family: 'conflict',
    text: 'The person who approved news item {newsItemId} may no longer approve for its office; another person must approve it again.',
  },
  'deletion-refused': { family: 'conflict', text: 'The post was not deleted: {reason}' },
  'external-id-taken': { family: 'conflict', text: '"{externalId}" already belongs to post {postId}.' },
  'no-free-slot': { family: 'conflict', text: 'No slot of this channel is free up to {until}.{reason}' },
  'no-room-in-slots': {
    family: 'conflict',
    text: 'Channel {handle} has {free} free slots up to {until} for {posts} posts; choose a later end, fewer items or more slots.',
  },
  'item-is-approved': {
    family: 'conflict',
    text: 'News item {newsItemId} is approved already; schedule its posts.',
  },
  'no-segment-in-doubt': { family: 'conflict', text: 'Post {postId} has no segment that waits for a link.' },
  'no-slots': { family: 'conflict', text: 'This channel has no slots; give it some, or choose a time.' },
  'item-not-approved': {
    family: 'conflict',
    text: 'News item {newsItemId} is not approved; a second person must approve it first.',
  },
  'not-on-account': {
    family: 'conflict',
    text: '"{reference}" is not a post of @{handle} on {network}; {found}. Nothing was adopted.',
  },
  'post-changed': {
    family: 'conflict',
    text: 'Post {postId} was changed meanwhile{by}: it is "{state}", due {local} ({zone}). Look at it again, then decide.',
  },
  'post-not-movable': { family: 'conflict', text: 'Post {postId} cannot be moved: {reason}.' },
  'already-undone': { family: 'conflict', text: 'Change {changeId} was undone already.' },
  'undo-too-late': {
    family: 'conflict',
    text: 'Change {changeId} can no longer be undone; that is possible for {minutes} minutes.',
  },
  'undo-not-possible': {
    family: 'conflict',
    text: 'Post {postId} was "{state}" when it was cancelled, so that cannot be undone; schedule its news item again.',
  },
  'post-not-failed': {
    family: 'conflict',
    text: 'Post {postId} is "{state}"; only a failed post can be retried.',
  },
  'post-not-online': { family: 'conflict', text: 'Nothing of post {postId} is on {network}.' },
  'post-not-settled': {
    family: 'conflict',
    text: 'Post {postId} is "{state}"; only a post that is {states} can be deleted. Cancel or settle it first.',
  },
  'post-not-editable': { family: 'conflict', text: 'Post {postId} cannot be edited: {reason}.' },
  'edit-open': {
    family: 'conflict',
    text: 'It is not known yet whether the last edit of post {postId} came through. Dateline looks within two minutes.',
  },
  'edit-nothing-new': {
    family: 'conflict',
    text: 'Nothing of post {postId} would change. Edit its news item and have it approved first.',
  },
  'edit-not-possible': {
    family: 'conflict',
    text: 'Post {postId} cannot be given the new words: {reason}. Delete it and schedule the item again.',
  },
  'edit-refused': { family: 'conflict', text: 'The post was not edited: {reason}' },
  'post-state-wrong': { family: 'conflict', text: 'Post {postId} is "{state}"; it must be one of {states}.' },
  'scheduled-again': {
    family: 'conflict',
    text: 'The content of post {postId} was scheduled again as post {otherId}, which is "{otherState}"; send that one, or cancel it first.',
  },
  'account-unreadable': {
    family: 'unavailable',
    text: 'Nothing was adopted because the posts of @{handle} cannot be read now: {reason}',
  },
  'deletion-failed': { family: 'unavailable', text: 'The post was not deleted: {reason}' },
  'edit-failed': { family: 'unavailable', text: 'The post was not edited: {reason}' },
  'edit-unknown': {
    family: 'unavailable',
    text: '{reason} The post may or may not be edited; Dateline looks within two minutes.',
  },
  'deletion-unknown': {
    family: 'unavailable',
    text: '{reason} The post may or may not be deleted; ask again.',
  },
} as const satisfies Record<string, ErrorEntry>
