/**
 * Every kind of notification, with what it is about in words for the person who chooses. `always`: it is about the
 * safety of an account, so it cannot be turned off.
 */
export const notificationKinds = {
  'post-failed': { about: 'The network refused a post for good' },
  'post-missed': { about: 'A post is more overdue than its channel allows' },
  'post-cancelled': {
    about: 'A post was cancelled because its approval was withdrawn',
  },
  'post-recalled': {
    about: 'Part of a thread is out, or its approver is gone: a person decides about the rest',
  },
  'post-in-doubt': { about: 'It is unknown whether a post is out' },
  'post-doubled': { about: 'A post is on its account twice, or may be' },
  'post-comment-failed': { about: 'The network refused the first comment of a post for good' },
  'post-comment-in-doubt': { about: 'It is unknown whether the first comment of a post is there' },
  'post-comment-recalled': { about: 'The first comment of a post needs another approver' },
  'post-comment-withdrawn': {
    about: 'The first comment of a post was not written: its approval was withdrawn',
  },
  'post-comment-doubled': { about: 'The first comment of a post is there twice' },
  'post-edit-failed': {
    about: 'New words of a published post did not come through, or it is unknown whether they did',
  },
  'post-late': { about: 'A post is due and not out' },
  'posts-unattended': { about: 'No worker takes up what is due' },
  'item-approver-gone': { about: 'An approved news item needs another approver' },
  'channel-needs-reconnect': { about: 'A channel must be connected again' },
  'channel-stopped': { about: 'A channel was stopped because its network asks for something' },
  'channel-blocked': { about: 'A network has blocked a channel for a time' },
  'channel-access-ends': { about: 'The access to a channel ends soon' },
  'clocks-apart': { about: 'The clocks of a network and of the record are apart' },
  'budget-near': { about: 'The budget of a month is nearly spent' },
  'budget-passed': { about: 'The budget of a month is spent' },
  'holidays-missing': { about: 'The next year has no holidays yet' },
  'comment-mention': { about: 'A comment names you' },
  'item-assigned': { about: 'A news item was assigned to you' },
  'posts-need-time': { about: 'Scheduled posts need another time' },
  'series-recalled': { about: 'A series was recalled: it needs an approval again' },
  'series-not-scheduled': { about: 'The next posts of a series could not be scheduled' },
  'series-times-passed': { about: 'Times of a series passed without a post' },
  'feed-failing': { about: 'A watched feed cannot be read' },
  'feed-recovered': { about: 'A watched feed works again' },
  'webhook-disabled': { about: 'A webhook was disabled after days of failure' },
  'link-made': { about: 'A link into an account was made', always: true },
  'sign-in-linked': { about: 'An account at a provider was linked with yours', always: true },
  'role-offered': { about: 'Another office offers you roles', always: true },
  'second-factor-reset': { about: 'A second factor was reset', always: true },
  'audit-broken': { about: 'The audit log was altered', always: true },
} as const satisfies Record<string, { about: string; always?: true }>

export type NotificationKind = keyof typeof notificationKinds

/** Kinds that no choice applies to. */
export const kindsForAll: readonly string[] = Object.entries(notificationKinds)
  .filter(([, kind]) => 'always' in kind)
  .map(([name]) => name)
