import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../core/time/clock.ts'
import type { NetworkName } from '../networks/network.ts'
import { momentOf, snowflakeAt } from '../networks/x/snowflake.ts'
import type { SandboxSettings } from './settings.ts'
import type {
  SandboxAccount,
  SandboxEvent,
  SandboxMedia,
  SandboxPost,
  SandboxStore,
  SandboxToken,
} from './store.ts'

/** What both sandbox networks know, in memory, with every change appended to the store first. */
export interface SandboxState {
  readonly clock: Clock
  settings: SandboxSettings
  readonly store: SandboxStore
  /** An id as X makes them: the clock's moment and a running number; never the same twice, also after a restart. */
  newId(): string
  /** Appends an event, then applies it. */
  record(event: SandboxEvent): void
  account(network: NetworkName, externalId: string): SandboxAccount | undefined
  accounts(): SandboxAccount[]
  tokenOf(network: NetworkName, accessToken: string): SandboxToken | undefined
  refreshOf(refreshToken: string): { token: SandboxToken; isSpent: boolean } | undefined
  media(id: string): SandboxMedia | undefined
  /** A file that may still be used in a post: none is kept for longer than `mediaLifeMs` without one. */
  usableMedia(id: string): SandboxMedia | undefined
  post(id: string): SandboxPost | undefined
  /** Everything accepted, in order; deleted posts too. */
  posts(): readonly SandboxPost[]
  /** One account's, oldest first; deleted posts too. */
  postsOf(network: NetworkName, accountId: string): readonly SandboxPost[]
  /** Whether the account posted exactly this within `windowMs`; a deleted post does not count. */
  isRepeated(
    post: Pick<SandboxPost, 'network' | 'accountId' | 'text' | 'parent' | 'link' | 'media'>,
    windowMs: number,
  ): boolean
  /** The newest post that the account made with this `Idempotency-Key`; a deleted one too. */
  postWithKey(network: NetworkName, accountId: string, key: string): SandboxPost | undefined
  /** How many posts were refused as repetitions since the start. */
  refusedDuplicates: number
}

export function openState(clock: Clock, settings: SandboxSettings, store: SandboxStore): SandboxState {
  const known = emptyIndexes()
  let lastId = 0n
  for (const event of store.load()) {
    apply(known, event)
    lastId = later(lastId, idIn(event))
  }
  return {
    clock,
    settings,
    store,
    refusedDuplicates: 0,
    newId() {
      lastId = later(BigInt(snowflakeAt(clock.now())), lastId + 1n)
      return lastId.toString()
    },
    record(event) {
      store.append(event)
      apply(known, event)
    },
    account: (network, externalId) => known.accounts.get(`${network} ${externalId}`),
    accounts: () => [...known.accounts.values()],
    tokenOf: (network, accessToken) => known.tokens.get(`${network} ${accessToken}`),
    refreshOf: refreshToken => known.refreshes.get(refreshToken),
    media: id => known.media.get(id),
    usableMedia(id) {
      const media = known.media.get(id)
      const ageMs = media ? clock.now().getTime() - momentOf(media.id).getTime() : 0
      return ageMs > this.settings.mediaLifeMs ? undefined : media
    },
    post: id => known.byId.get(id),
    posts: () => known.posts,
    postsOf: (network, accountId) => known.byAccount.get(`${network} ${accountId}`) ?? [],
    postWithKey: (network, accountId, key) => known.byKey.get(`${network} ${accountId} ${key}`),
    isRepeated(post, windowMs) {
      const at = known.fingerprints.get(fingerprint(post))
      return windowMs > 0 && at !== undefined && clock.now().getTime() - at < windowMs
    },
  }
}

/** A token that cannot be guessed. */
export function newToken(kind: string): string {
  return `sandbox-${kind}-${randomBytes(18).toString('base64url')}`
}

interface Indexes {
  accounts: Map<string, SandboxAccount>
  tokens: Map<string, SandboxToken>
  refreshes: Map<string, { token: SandboxToken; isSpent: boolean }>
  media: Map<string, SandboxMedia>
  posts: SandboxPost[]
  byId: Map<string, SandboxPost>
  byAccount: Map<string, SandboxPost[]>
  fingerprints: Map<string, number>
  byKey: Map<string, SandboxPost>
}

function emptyIndexes(): Indexes {
  return {
    accounts: new Map(),
    tokens: new Map(),
    refreshes: new Map(),
    media: new Map(),
    posts: [],
    byId: new Map(),
    byAccount: new Map(),
    fingerprints: new Map(),
    byKey: new Map(),
  }
}

function apply(known: Indexes, event: SandboxEvent): void {
  switch (event.type) {
    case 'account':
      known.accounts.set(`${event.account.network} ${event.account.externalId}`, event.account)
      return
    case 'token':
      applyToken(known, event.token)
      return
    case 'sign-in-ended':
      for (const [key, { accountId }] of known.tokens)
        if (accountId === event.accountId) known.tokens.delete(key)
      for (const refresh of known.refreshes.values()) {
        if (refresh.token.accountId === event.accountId) refresh.isSpent = true
      }
      return
    case 'media':
      known.media.set(event.media.id, event.media)
      return
    case 'post':
      applyPost(known, event.post)
      return
    case 'edited': {
      const post = known.byId.get(event.id)
      if (!post) return
      post.text = event.text
      if (event.media) post.media = event.media
      return
    }
    case 'deleted': {
      const post = known.byId.get(event.id)
      if (!post) return
      post.deletedAt = event.at
      known.fingerprints.delete(fingerprint(post))
      return
    }
    case 'cleared':
      known.posts.length = 0
      known.byId.clear()
      known.byAccount.clear()
      known.fingerprints.clear()
      known.byKey.clear()
      known.media.clear()
  }
}

function applyToken(known: Indexes, token: SandboxToken): void {
  known.tokens.set(`${token.network} ${token.accessToken}`, token)
  const spent = token.spent === undefined ? undefined : known.refreshes.get(token.spent)
  if (spent) spent.isSpent = true
  if (token.refreshToken !== undefined) known.refreshes.set(token.refreshToken, { token, isSpent: false })
}

function applyPost(known: Indexes, post: SandboxPost): void {
  known.posts.push(post)
  known.byId.set(post.id, post)
  const key = `${post.network} ${post.accountId}`
  const others = known.byAccount.get(key)
  if (others) others.push(post)
  else known.byAccount.set(key, [post])
  known.fingerprints.set(fingerprint(post), post.receivedAt)
  if (post.idempotencyKey !== undefined) known.byKey.set(`${key} ${post.idempotencyKey}`, post)
}

/** 96 bits of SHA-256: enough for any number of posts a sandbox sees, and small. */
function fingerprint(
  post: Pick<SandboxPost, 'network' | 'accountId' | 'text' | 'parent' | 'link' | 'media'>,
): string {
  const parts = [post.network, post.accountId, post.text.normalize('NFC'), post.parent, post.link]
  const whole = JSON.stringify([...parts, post.media.map(each => each.id)])
  return createHash('sha256').update(whole).digest('base64').slice(0, 16)
}

function idIn(event: SandboxEvent): bigint {
  const id = event.type === 'post' ? event.post.id : event.type === 'media' ? event.media.id : '0'
  return BigInt(id.split('_').at(-1) ?? '0')
}

function later(one: bigint, other: bigint): bigint {
  return one > other ? one : other
}
