/** What every event of a post says. `fence` counts the post's claims, so that two endings of one post differ. */
interface OfPost {
  channelId: string
  fence: number
}

interface WithReason {
  /** In words for staff; never a secret. */
  reason: string
}

interface OfItem {
  /** Number of the revision. */
  revision: number
}

/** Every kind of event, with what its `data` holds. Moments are ISO 8601 in UTC. The first word is the kind of subject. */
export interface EventCatalogue {
  'post.scheduled': OfPost & { newsItemId: string; dueAt: string }
  /** A person asked to send it now, or once more, however late it is. */
  'post.released': OfPost & { how: 'now' | 'again' }
  'post.published': OfPost
  /** It did not reach the network and is tried again. */
  'post.waiting': OfPost & WithReason
  /** Nobody knows whether it is out; the network is asked. */
  'post.unconfirmed': OfPost & WithReason
  /** The network's answers did not decide it; a person must. */
  'post.in-doubt': OfPost & WithReason
  /** It is on its account twice, or may be: a worker sent it that no longer had it. The reason has the links. */
  'post.doubled': OfPost & WithReason
  'post.failed': OfPost & WithReason
  /** More overdue than its channel allows. */
  'post.missed': OfPost & WithReason
  /** Its due time has passed and it is not out. */
  'post.late': OfPost & WithReason
  /** Taken off the schedule by a person. */
  'post.cancelled': OfPost & WithReason
  /** Taken off the schedule because permission to publish it was taken back. */
  'post.withdrawn': OfPost & WithReason
  'post.deleted': OfPost

  'channel.connected': { outcome: 'connected' | 'reconnected' }
  'channel.needs-reconnect': WithReason & { credentialsVersion: number }
  'channel.disconnected': WithReason
  'channel.stopped': WithReason & { by: string }
  'channel.resumed': WithReason & { by: string }
  /** The network's own "not before this time". `cause` is alike for the same reason with other numbers in it. */
  'channel.blocked': WithReason & { until: string; cause: string }
  'channel.access-ends': { endsAt: string; stage: number }

  'office.stopped': WithReason & { by: string }
  'office.resumed': WithReason & { by: string }
  'office.budget-near': BudgetWarning
  'office.budget-passed': BudgetWarning
  'everything.stopped': WithReason & { by: string }
  'everything.resumed': WithReason & { by: string }

  'item.created': OfItem
  'item.revised': OfItem
  'item.submitted': OfItem
  'item.returned': OfItem & WithReason
  'item.approved': OfItem & { approvalId: string }
  'item.approval-revoked': { approvalId: string } & WithReason

  /** Rows were altered or taken out. Subject: the log. */
  'audit.broken': { firstFault: number; problem: string }
  /** A link into a person's account was made by another. Subject: the person. */
  'person.link-made': { by: string; how: 'invitation' | 'password-link' }

  /** Subject: the office. */
  'log.added': { kind: 'activity' | 'enquiry'; count: number }
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
