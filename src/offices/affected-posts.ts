import type { Language } from '../core/languages/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { Db } from '../database/connect.ts'
import type { OfficeTime } from './office.view.ts'

/** A scheduled post, with its local time. */
export interface PostInTheWay {
  postId: string
  newsItemId: string
  channelId: string
  network: NetworkName
  handle: string
  language: Language
  state: string
  /** How it begins. */
  firstWords: string
  /** UTC. */
  dueAt: Date
  /** The office's wall clock then: 'YYYY-MM-DDTHH:MM'. */
  local: string
  /** IANA name. */
  zone: string
  /** Ahead of UTC: '+05:00'. */
  offset: string
}

/** A scheduled post that breaks a rule of its office after an edit, or whose local time changes by it. */
export interface AffectedPost extends PostInTheWay {
  /** Its local time before the edit; the same where the zone stays. */
  localBefore: string
  conflicts: {
    kind: 'quiet-hours' | 'holiday' | 'day-off'
    /** One sentence for staff. */
    message: string
    /** Whether it comes by this edit; false where it was there before. */
    isNew: boolean
  }[]
}

/** The first of them in order of due time, and how many there are in all. */
export interface SomePosts<Post> {
  count: number
  posts: Post[]
}

export interface OfficeChange {
  before: OfficeTime
  after: OfficeTime
  /** Only posts of these days of the office's calendar, 'YYYY-MM-DD'; all of them when not given. */
  days?: ReadonlySet<string>
}

/**
 * What scheduled posts mean for an edit of their office. Posts belong to a later room, so the caller that assembles an
 * edit hands these in; both ask within the transaction that edits.
 */
export interface PostsOfOffice {
  affected(trx: Db, officeId: string, change: OfficeChange): Promise<SomePosts<AffectedPost>>
  /** Everything that is not settled: what waits, is being sent, or needs a person. */
  unsettled(trx: Db, officeId: string): Promise<SomePosts<PostInTheWay>>
}
