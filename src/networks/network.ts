import type { Language } from '../core/languages/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { MediaFile } from './media-rules.ts'
import type { ClockReading } from './network-clock.ts'
import type { NetworkProfile } from './profile.ts'

export type { NetworkName }

/**
 * The contract between Dateline and a social network. An adapter turns these calls into the network's own;
 * it never retries a call that publishes, and it never decides what happens next: it only says what it saw.
 */
export interface Network {
  readonly profile: NetworkProfile
  /** What its answers say of its clocks. Absent where it says nothing. */
  readonly clocks?: ClocksOfNetwork

  /** Prepares one image, GIF or video for a post. May be repeated freely: an upload shows nothing to readers. */
  uploadMedia(account: Account, media: MediaFile, call: CallOptions): Promise<UploadOutcome>

  /** Makes exactly one publishing request, with the HTTP client's own retries off. Never throws. */
  publishSegment(account: Account, segment: OutgoingSegment, call: CallOptions): Promise<PublishOutcome>

  /** The account's own posts made at or after `since` (UTC), newest first. Throws only `NetworkFailureError`. */
  findRecentPosts(account: Account, since: Date, call: CallOptions): Promise<RemotePost[]>

  /**
   * The account's own comments directly below a post, made at or after `since` (UTC), newest first. Absent where posts
   * have no comments of their account. Throws only `NetworkFailureError`.
   */
  findComments?(
    account: Account,
    parentExternalId: string,
    since: Date,
    call: CallOptions,
  ): Promise<RemotePost[]>

  /** The newest value of every metric the network gives for these posts. Throws only `NetworkFailureError`. */
  readMetrics(account: Account, posts: readonly MeasuredPost[], call: CallOptions): Promise<MetricReading[]>

  /** What the network counts of the account itself. Absent where it counts nothing. Throws only `NetworkFailureError`. */
  readAccountMetrics?(account: Account, call: CallOptions): Promise<AccountReading[]>

  /**
   * Changes the words of a published post; its images and link stay. May be repeated. Absent where there is no such
   * call: X makes a new post with a new id of it, for paying accounts and one hour. Throws only `NetworkFailureError`.
   */
  editPost?(account: Account, externalId: string, edit: PostEdit, call: CallOptions): Promise<void>

  /** Takes a published post away. Throws only `NetworkFailureError`. */
  deletePost(account: Account, externalId: string, call: CallOptions): Promise<void>

  /**
   * Whose credentials these are, as the network says. `account.externalId` only names a Mastodon account's server.
   * Throws only `NetworkFailureError`.
   */
  identify(account: Account, call: CallOptions): Promise<NetworkIdentity>

  /** A fresh access token from a refresh token. Absent where tokens do not end. Throws only `NetworkFailureError`. */
  refreshAccess?(credentials: Credentials, call: CallOptions): Promise<Credentials>

  /**
   * Whether the account may still be used. Absent where reading the account's posts tells as much. Throws only
   * `NetworkFailureError`.
   */
  readAccess?(account: Account, call: CallOptions): Promise<AccountAccess>
}

/** An account as its network names it. */
export interface NetworkIdentity {
  externalId: string
  /** Absent where the network has none (Facebook Pages). */
  handle?: string
  name: string
}

/** How far the clocks of a network go before ours; see network-clock.ts. */
export interface ClocksOfNetwork {
  /** The clock of the server that an account is on, in milliseconds before ours; undefined before its first answer. */
  aheadMs(account: Account): number | undefined
  all(): readonly ClockReading[]
}

/** What a network says of an account's access; empty where it has nothing to say. */
export interface AccountAccess {
  /** When access ends unless a person connects the channel again, UTC. */
  endsAt?: Date
  /** A sentence for staff: what Dateline is not allowed to do there, though it can publish. */
  lacks?: string
}

/** The secrets of one channel. They live in memory only while a call is made. */
export interface Credentials {
  accessToken: string
  /** X with OAuth 1.0a only. */
  accessSecret?: string
  refreshToken?: string
  /** When `accessToken` stops working, UTC; absent when it does not. */
  expiresAt?: Date
}

export interface Account {
  channelId: string
  /** The network's id of the X account or Facebook Page. */
  externalId: string
  credentials: Credentials
}

export interface CallOptions {
  /** The most the whole call may take, in milliseconds. */
  timeoutMs: number
  signal?: AbortSignal
  /** Asked when the connection is ready, in the turn in which the first byte would leave: true, and none does. */
  isTooLate?: () => boolean
}

export interface OutgoingSegment {
  text: string
  language: Language
  /** A link the network shows as a card, where it takes one apart from the text (Facebook). */
  link?: string
  /** Handles that `uploadMedia` gave, in order. */
  mediaHandles: readonly string[]
  /** The post this one answers in a thread; the post it comments on, where the network has no threads. */
  parentExternalId?: string
  /**
   * The same for every attempt at this segment of this post, and for no other: `<postId>-<position>`. A network that
   * knows such keys gives back the post it made for it instead of a second one, for as long as it remembers.
   */
  idempotencyKey?: string
}

/** The words that a published post should have from now on. */
export interface PostEdit {
  text: string
  language: Language
}

/** An upload shows nothing to readers, so what cannot be known about it is `not-sent`: never `unknown` or `duplicate`. */
export type UploadOutcome = { type: 'uploaded'; handle: string } | NetworkFailure

/** `pauseUntil` (UTC) is there when the network asks for fewer calls: this post is out, the channel's next should wait. */
export type PublishOutcome =
  | { type: 'published'; externalId: string; permalink?: string; pauseUntil?: Date }
  | NetworkFailure

/**
 * How a call went wrong. `reason` is the sentence staff read: what happened and what to do; it holds no secret.
 * `code` is the network's own code, type or status, for logs and support.
 */
export type NetworkFailure = { reason: string; code: string } & (
  | /** The request never reached the network: nothing was published. */ { type: 'not-sent' }
  | /** Refused for now; nothing was published. `retryAt` is UTC. */ { type: 'rate-limited'; retryAt: Date }
  | /** Nothing can be published on this channel until a person acts. */ {
      type: 'channel-blocked'
      remedy: 'reconnect' | 'pay' | 'ask-network'
    }
  | {
      /** Only this post is refused, for good. */
      type: 'rejected'
      /** For its text: an earlier request with the same text was not taken either. */
      ofText?: true
    }
  | /** The network says it has this post already: look for it. */ { type: 'duplicate' }
  | /** It is not known whether it was published: look for it. */ { type: 'unknown' }
)

/** The `code` of a `not-sent` where the network no longer has a file of the post: it must be uploaded once more. */
export const mediaForgotten = 'media-forgotten'

/** The `code` of a `not-sent` where the network does not know the post that is commented on: it may be read late. */
export const parentMissing = 'parent-missing'

/** The `code` of a `rejected` where the account may not read what was asked for: looking again tells nothing. */
export const readingDenied = 'reading-denied'

/** Thrown by calls that publish nothing. */
export class NetworkFailureError extends Error {
  readonly failure: NetworkFailure

  constructor(failure: NetworkFailure) {
    super(failure.reason)
    this.name = 'NetworkFailureError'
    this.failure = failure
  }
}

/** A post as the network shows it, with its own changes undone as far as it says how (t.co, entities). */
export interface RemotePost {
  externalId: string
  text: string
  /** Where the network shows an address in the text that may have been written in another way. */
  spellings?: readonly Spelling[]
  /** UTC. */
  createdAt: Date
  parentExternalId?: string
  /** Whether it carries images or video. */
  mediaCount: number
  /** The network's ids of them, where it shows any; `showsUploads` compares them with handles. */
  mediaIds?: readonly string[]
  /** Links it shows, expanded. */
  links: readonly string[]
  permalink?: string
  /** It is there, but what it says is in a form that is not known. */
  unreadable?: true
}

/** Two addresses for one thing. */
export interface Spelling {
  /** As it stands in the text. */
  shown: string
  /** As it may have been written. */
  written: string
}

export interface MeasuredPost {
  externalId: string
  /** UTC. Some metrics are only given for young posts. */
  publishedAt: Date
}

export interface MetricReading {
  externalId: string
  /** The network's own name for it, e.g. `like_count` or `post_media_view`. */
  metric: string
  value: number
  /** True for metrics that count people: they must never be added over posts. */
  unique: boolean
  /** Where the network tells what was paid for from what was not. */
  paid?: 'organic' | 'paid'
}

/** One value of a whole account. */
export interface AccountReading {
  /** The network's own name for it, e.g. `followers_count`. */
  metric: string
  value: number
  unique: boolean
  /** What time the value is of; without it the moment of reading. */
  window?: 'day' | '28d'
}
