/**
 * What every event of a post says; most are written by the trigger of migration 015. `fence` counts the post's claims,
 * and `reason` says in words for staff why it is where it is.
 */
interface OfPost {
  channelId: string
  fence: number
  reason?: string
}

interface WithReason {
  /** In words for staff; never a secret. */
  reason: string
}

interface OfItem {
  /** Number of the revision. */
  revision: number
}

interface OfComment {
  commentId: string
  by: string
}

/** Every kind of event, with what its `data` holds. Moments are ISO 8601 in UTC. The first word is the kind of subject. */
export interface EventCatalogue {
  'post.scheduled': OfPost & { newsItemId: string; dueAt: string }
  /** A person asked to send it now, or once more, however late it is. */
  'post.released': OfPost & { how: 'now' | 'again' }
  'post.published': OfPost
  /** Nothing was published by the last attempt, or part of a thread is out; it goes on by itself. */
  'post.waiting': OfPost
  /** It is not known whether it is out; the network is asked. */
  'post.unconfirmed': OfPost
  /** The network's answers did not decide it; a person must. */
  'post.in-doubt': OfPost
  /** Part of it is out, or its approver is gone: a person decides about the rest. */
  'post.recalled': OfPost
  /** It is on its account twice, or may be: a worker sent it that no longer had it. The reason has the links. */
  'post.doubled': OfPost & WithReason
  'post.failed': OfPost
  /** More overdue than its channel allows. */
  'post.missed': OfPost
  /** Its due time has passed and it is not out. */
  'post.late': OfPost & WithReason
  /** The oldest of so many overdue posts of its office that no worker takes up although nothing holds them. */
  'post.unattended': { count: number; since: string }
  /** A person gave it another time. */
  'post.moved': OfPost & { wasDueAt: string; dueAt: string }
  /** Its cancellation was undone. */
  'post.restored': OfPost & { dueAt: string }
  /** Taken off the schedule by a person. */
  'post.cancelled': OfPost
  /** Taken off the schedule because permission to publish it was taken back. */
  'post.withdrawn': OfPost
  /** Its first comment is below it. */
  'post.comment-published': OfPost
  /** The network refused its first comment for good; the post is out all the same. */
  'post.comment-failed': OfPost
  /** The network's answers did not decide whether its first comment is there; a person must. */
  'post.comment-in-doubt': OfPost
  /** The approver is gone: a person decides about the first comment. */
  'post.comment-recalled': OfPost
  /** Its first comment was not written because permission was taken back. */
  'post.comment-withdrawn': OfPost
  /** Its first comment is below it more than once: a worker wrote it that no longer had it. The reason has the links. */
  'post.comment-doubled': OfPost & WithReason
  /** A person left its first comment out. */
  'post.comment-left': OfPost
  /** One segment, by its position, was taken off its network. */
  'post.deleted': { channelId: string; position: number }

  /** One segment, by its position, has newly approved words at its network. */
  'post.edited': { channelId: string; position: number }
  /** It has not, or it is not known; the reason says what to do. `askedBy` is the person who wanted the edit. */
  'post.edit-failed': {
    channelId: string
    position: number
    outcome: 'not-edited' | 'unknown'
    askedBy: string
  } & WithReason

  'channel.connected': { outcome: 'connected' | 'reconnected'; by: string }
  'channel.needs-reconnect': WithReason & { credentialsVersion: number }
  'channel.disconnected': { by: string }
  /** Settings of it are other ones now; `changed` names them, such as `name`, `slots` or `style.numbering`. */
  'channel.changed': { by: string; changed: string[] }
  /** Stopped by a person. */
  'channel.stopped': WithReason & { by: string }
  /** Stopped because its network asks for what only a person can do. */
  'channel.stopped-by-network': WithReason
  'channel.resumed': WithReason & { by: string }
  /** The network's own "not before this time". `cause` is alike for the same reason with other numbers in it. */
  'channel.blocked': WithReason & { until: string; cause: string }
  'channel.access-ends': { endsAt: string; stage: number }

  /** Subject: the organisation. */
  'organisation.named': { by: string; name: string }
  'office.created': { by: string }
  'office.edited': { by: string; fields: string[] }
  'office.archived': { by: string }
  'office.restored': { by: string }
  'office.holidays-changed': { by: string; added: number; edited: number; removed: number }
  /** It has no holidays in the year, the next one of its calendar. */
  'office.holidays-missing': { year: number }
  'office.stopped': WithReason & { by: string }
  'office.resumed': WithReason & { by: string }
  'office.budget-near': BudgetWarning
  'office.budget-passed': BudgetWarning
  /** The clock of a network's server is far from the record's; `day` is YYYY-MM-DD in UTC. */
  'office.clocks-apart': WithReason & { server: string; day: string }
  'everything.stopped': WithReason & { by: string }
  'everything.resumed': WithReason & { by: string }

  /** Someone came to it, turned to editing, or left. */
  'item.presence': { personId: string; activity: 'looking' | 'editing' | 'gone' }
  'item.created': OfItem
  'item.revised': OfItem
  'item.submitted': OfItem
  'item.archived': OfItem & { by: string }
  'item.restored': OfItem & { by: string }
  'item.commented': OfComment & { mentions: string[] }
  /** `mentions` are those whom only the new text mentions. */
  'item.comment-edited': OfComment & { mentions: string[] }
  'item.comment-deleted': OfComment
  'item.comment-resolved': OfComment
  'item.comment-reopened': OfComment
  /** An import was undone. */
  'item.removed': { by: string; importId: string }
  /** `to` is null where it is assigned to no one now. */
  'item.assigned': { by: string; to: string | null }
  'item.returned': OfItem & WithReason
  /** Its authors took it out of review. */
  'item.withdrawn': OfItem & { by: string }
  'item.approved': OfItem & { approvalId: string }
  /** Channels and times were chosen for so many posts, to be made once it is approved. */
  'item.posts-intended': OfItem & { count: number }
  /** It is approved, and so many of its intended posts need a time that a person chooses. */
  'item.posts-need-time': { count: number; approvalId: string }
  /** The approver may no longer approve, and no post of the item says so. `authors` made or submitted it. */
  'item.approver-gone': { approvalId: string; authors: string[] }
  'item.approval-revoked': { approvalId: string } & WithReason

  /** Nothing has arrived for days. `host`: of its address. Subject: the webhook. */
  'webhook.disabled': WithReason & { host: string }

  /** Stands in the app now. `personId`: for one person alone; null: for the office. Subject: the notification. */
  'notification.added': { personId: string | null }

  /** A post repeats from now on. Subject of these: the series. */
  'series.created': Who & { name: string }
  'series.paused': Who
  'series.resumed': Who
  /** From one of its times on it goes on as another series. */
  'series.edited': Who & { continuedBy: string }
  /** By a person; what was not out is off the schedule. */
  'series.ended': Who
  /** What it says is not approved any more; so many of its posts are off the schedule. */
  'series.recalled': { name: string; posts: number }
  /** No post can be made of it, for a reason that is another one than before. */
  'series.not-scheduled': WithReason & { name: string }
  /** Times of an active series passed before their posts were made; `since` is the first of them, UTC. */
  'series.times-passed': { name: string; count: number; since: string }
  /** One of its times was left out, or moved; `at` is the office's wall clock by the rule. */
  'series.occurrence-skipped': Who & { at: string }
  'series.occurrence-moved': Who & { at: string; to: string }

  /** Rows were altered or taken out. Subject: the log. */
  'audit.broken': { firstFault: number; problem: string }
  /** Every second factor of a person was taken away by another. Subject: the person. */
  'person.second-factor-reset': { by: string }
  /** An account at the provider of OpenID Connect opens a person's account from now on. Subject: the person. */
  'person.sign-in-linked': { provider: string }
  /** Roles of another office wait for a person to accept them. Subject: the person. */
  'person.role-offered': { by: string; invitationId: string; isMailed: boolean }
  /** May no longer sign in; what they approved and is not out waits for another approver. Subject: the person. */
  'person.deactivated': { by: string }
  /** May sign in again. Subject: the person. */
  'person.reactivated': { by: string }
  /** The name and the address were erased; the id stays. Subject: the person. */
  'person.erased': { by: string }
  /** A link into a person's account was made by another. Subject: the person. */
  'person.link-made': { by: string; how: 'invitation' | 'password-link'; isMailed: boolean }

  /** What funds items, and how its donor is credited. Subject: the project. */
  'project.created': Who
  'project.edited': Who & { fields: string[] }
  'project.archived': Who
  'project.restored': Who

  /** Subject: the topic. */
  'topic.created': Who
  'topic.edited': Who & { fields: string[] }
  /** Counts for another one from here on. */
  'topic.merged': Who & { into: string }
  'topic.archived': Who
  'topic.restored': Who
  /** Subject: `all`. */
  'topic.ordered': Who & { ids: string[] }

  /** Subject of these: the list and the word of the log, as `kind/community`. */
  'log-word.added': Who
  'log-word.edited': Who & { fields: string[] }
  /** Counts for another one from here on. */
  'log-word.merged': Who & { into: string }
  'log-word.archived': Who
  /** On its list again, or for the first time. */
  'log-word.placed': Who
  /** An entry of the office has a word that is on no list. */
  'log-word.met': Who
  /** Subject: the list. */
  'log-word.ordered': Who & { words: string[] }

  /** What stands for an organisation's name in posts. Subject: the network and the name. */
  'handle.set': Who & { network: string; handle: string }
  'handle.removed': Who & { network: string }

  /** What a person proposes in place of a text of the screens. Subject: the language and the key. */
  'translation.proposed': Who
  'translation.withdrawn': Who

  /** Subject: the feed. */
  'feed.added': Who
  'feed.edited': Who & { fields: string[] }
  'feed.removed': Who
  /** It has failed for a day; `since` is when that began. */
  'feed.failing': WithReason & { name: string; since: string }
  /** It works again, after its office was notified that it failed. */
  'feed.recovered': { name: string; since: string }
  /** Entries have other words than the drafts that were made of them, each item once. */
  'feed.entries-changed': { newsItemIds: string[] }

  /** Subject: the export; one for each of its offices. */
  'export.requested': { by: string; tables: string[]; format: string; rows: number }

  /** Figures were frozen; one for each of their offices. Subject: the snapshot. */
  'snapshot.frozen': Who & { from: string; to: string; version: number }

  /** Subject: the office. */
  'log.added': OfLog & { count: number }
  /** An entry has another version. Subject: the office. */
  'log.corrected': OfLog & Who & { entryId: string }
  /** An entry counts no more. Subject: the office. */
  'log.withdrawn': OfLog & Who & { entryId: string }
  /** A file no longer held rows of its source. Subject: the office. */
  'log.replaced': OfLog & Who & { importId: string; count: number }
  /** An import was undone. Subject: the office. */
  'log.import-undone': OfLog & Who & { importId: string; ended: number; restored: number }
  /** An import named columns for headings of its source. Subject: the office, or the person where it names none. */
  'log.columns-named': OfLog & Who & { source: string }
  /** Someone set what an office aims at in some days, or where it began. */
  'target.set': { by: string; indicator: string; from: string; to: string }
  /** The log of a month, YYYY-MM, is complete. Subject: the office. */
  'log.closed': OfLog & Who & { month: string }
  'log.reopened': OfLog & Who & { month: string }
}

interface OfLog {
  kind: 'activity' | 'enquiry'
  practice: boolean
}

interface Who {
  by: string
}

interface BudgetWarning {
  warning: string
  sandbox: boolean
  /** YYYY-MM. */
  month: string
  budgetMilliDollars: number
}

export type EventKind = keyof EventCatalogue
export type EventData<Kind extends EventKind> = EventCatalogue[Kind]

type SubjectOf<Kind extends string> = Kind extends `${infer Subject}.${string}` ? Subject : never
export type SubjectKind = SubjectOf<EventKind>

export function subjectKindOf(kind: EventKind): SubjectKind {
  // The type says that every kind has a dot.
  return kind.slice(0, kind.indexOf('.')) as SubjectKind
}
