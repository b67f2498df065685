import { z } from 'zod'

/** A picture as the sandbox keeps it; the bytes lie beside, under its id. */
const media = z.object({
  id: z.string(),
  accountId: z.string(),
  contentType: z.string(),
  size: z.number(),
  altText: z.string(),
})

const post = z.object({
  network: z.string(),
  id: z.string(),
  accountId: z.string(),
  /** As it was sent. */
  text: z.string(),
  parent: z.string().optional(),
  media: z.array(media.pick({ id: true, contentType: true, altText: true })),
  link: z.string().optional(),
  /** The Facebook app that made it; absent for this installation's own. */
  app: z.string().optional(),
  /** Mastodon's `Idempotency-Key` that it came with. */
  idempotencyKey: z.string().optional(),
  /** Milliseconds since 1970, UTC. */
  receivedAt: z.number(),
})

const account = z.object({
  network: z.string(),
  externalId: z.string(),
  handle: z.string(),
  name: z.string(),
})

const token = z.object({
  network: z.string(),
  accountId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  /** Milliseconds since 1970, UTC; absent when it does not end. */
  expiresAt: z.number().optional(),
  /** The Facebook app that it was made for; absent for this installation's own. */
  app: z.string().optional(),
  /** What it may do, in the network's own form; everything when absent. */
  scope: z.string().optional(),
  /** When reading with it ends, on Facebook: milliseconds since 1970, UTC; absent when it does not. */
  dataAccessEndsAt: z.number().optional(),
  /** The refresh token that was spent for this one. */
  spent: z.string().optional(),
})

/** Everything the sandbox must still know after a SIGKILL, in the order it happened. */
export const sandboxEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('account'), account }),
  z.object({ type: z.literal('token'), token }),
  z.object({ type: z.literal('sign-in-ended'), accountId: z.string() }),
  z.object({ type: z.literal('media'), media }),
  z.object({ type: z.literal('post'), post }),
  z.object({
    type: z.literal('edited'),
    id: z.string(),
    text: z.string(),
    /** The files that it still has, where an edit can take some off. */
    media: post.shape.media.optional(),
  }),
  z.object({ type: z.literal('deleted'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('cleared') }),
])

export type SandboxEvent = z.infer<typeof sandboxEvent>
export type SandboxAccount = z.infer<typeof account>
export type SandboxToken = z.infer<typeof token>
export type SandboxMedia = z.infer<typeof media>
export type SandboxPost = z.infer<typeof post> & { deletedAt?: number }

/** Where the sandbox keeps what happened. `append` returns only when the event would survive a SIGKILL. */
export interface SandboxStore {
  load(): Iterable<SandboxEvent>
  append(event: SandboxEvent): void
  saveMedia(id: string, bytes: Uint8Array): void
  readMedia(id: string): Uint8Array | undefined
  close(): void
}

/** The most bytes of pictures kept in memory; the oldest go first. */
const maxMediaBytes = 64 * 1024 * 1024

/** Keeps everything in memory, for as long as the process lives. */
export function createMemoryStore(): SandboxStore {
  const events: SandboxEvent[] = []
  const pictures = new Map<string, Uint8Array>()
  let kept = 0
  return {
    load: () => events,
    append(event) {
      if (event.type === 'cleared') events.splice(0, events.length, ...events.filter(isAboutSignIn))
      else events.push(event)
    },
    saveMedia(id, bytes) {
      pictures.set(id, bytes)
      kept += bytes.length
      for (const [oldest, picture] of pictures) {
        if (kept <= maxMediaBytes) break
        pictures.delete(oldest)
        kept -= picture.length
      }
    },
    readMedia: id => pictures.get(id),
    close() {},
  }
}

function isAboutSignIn({ type }: SandboxEvent): boolean {
  return type === 'account' || type === 'token' || type === 'sign-in-ended'
}
