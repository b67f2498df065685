import Fastify, { type FastifyInstance } from 'fastify'
import type { Clock } from '../core/time/clock.ts'
import type { Credentials } from '../networks/network.ts'
import {
  addAdmin,
  type ListedPost,
  listedPosts,
  type ProvisionRequest,
  provision,
  provisionRequest,
} from './admin.ts'
import { type CallCount, createCalls } from './calls.ts'
import { playedFacebook } from './facebook/play.ts'
import { createFaults, type Fault, faultSchema, plantFaults } from './faults.ts'
import { playedMastodon } from './mastodon/play.ts'
import type { PlayedNetwork } from './played-network.ts'
import { type SandboxSettings, sandboxSettings } from './settings.ts'
import { openState, type SandboxState } from './state.ts'
import { createMemoryStore, type SandboxAccount, type SandboxStore } from './store.ts'
import { renderTimeline } from './timeline/timeline.ts'
import { playedX } from './x/play.ts'

export interface SandboxOptions {
  clock: Clock
  /** 127.0.0.1 when absent. */
  host?: string
  /** 0, any free port, when absent. */
  xPort?: number
  facebookPort?: number
  mastodonPort?: number
  /** In memory when absent; `openFileStore(path)` survives a SIGKILL. */
  store?: SandboxStore
  settings?: Partial<SandboxSettings>
}

/** The running sandbox: reached by its origins, or steered directly by the process that started it. */
export interface Sandbox {
  xOrigin: string
  facebookOrigin: string
  mastodonOrigin: string
  provisionAccount(request: ProvisionRequest): { account: SandboxAccount; credentials: Credentials }
  addFault(fault: FaultRequest): void
  clearFaults(): void
  changeSettings(settings: Partial<SandboxSettings>): void
  posts(): ListedPost[]
  refusedDuplicates(): number
  /** How often each route was called since the start or the last `clear`. */
  calls(): CallCount[]
  /** A page of all timelines; pictures are asked for under `mediaPath`, when it is given. */
  timeline(mediaPath?: string): string
  picture(id: string): { contentType: string; bytes: Uint8Array } | undefined
  clear(): void
  close(): Promise<void>
}

/** A fault as the admin route takes it: all but its network and kind may be left out. */
export type FaultRequest = Pick<Fault, 'network' | 'kind'> & Partial<Fault>

/** Starts X, Facebook and Mastodon on three loopback ports over one store. Throws when a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock: own, host = '127.0.0.1', store = createMemoryStore() } = options
  const clock: Clock = { ...own, now: () => new Date(own.now().getTime() + state.settings.clockOffsetMs) }
  const state: SandboxState = openState(clock, sandboxSettings.parse(options.settings ?? {}), store)
  const faults = createFaults(clock)
  const calls = createCalls()

  const serverOf = (network: PlayedNetwork): FastifyInstance => {
    const server = newServer()
    calls.watch(server, network.name)
    plantFaults(server, faults, network, clock, request => network.accountOf(request, state)?.externalId)
    network.add(server, state)
    addAdmin(server, state, faults)
    server.addHook('onSend', async (request, reply) => {
      reply.header('date', clock.now().toUTCString())
      const ms = request.url.startsWith('/sandbox') ? 0 : state.settings.replyDelayMs
      if (ms > 0) await clock.sleep(ms)
    })
    return server
  }
  const x = serverOf(playedX)
  const facebook = serverOf(playedFacebook)
  const mastodon = serverOf(playedMastodon)

  const close = async () => {
    await Promise.all([x.close(), facebook.close(), mastodon.close()])
    store.close()
  }
  try {
    const xOrigin = await x.listen({ host, port: options.xPort ?? 0 })
    const facebookOrigin = await facebook.listen({ host, port: options.facebookPort ?? 0 })
    const mastodonOrigin = await mastodon.listen({ host, port: options.mastodonPort ?? 0 })
    return {
      xOrigin,
      facebookOrigin,
      mastodonOrigin,
      provisionAccount: request => provision(state, provisionRequest.parse(request)),
      addFault: fault => faults.add(faultSchema.parse(fault)),
      clearFaults: () => faults.clear(),
      changeSettings: settings => {
        state.settings = sandboxSettings.parse({ ...state.settings, ...settings })
      },
      posts: () => listedPosts(state),
      refusedDuplicates: () => state.refusedDuplicates,
      calls: () => calls.list(),
      timeline: mediaPath => renderTimeline(state.posts(), state.accounts(), mediaPath ? { mediaPath } : {}),
      picture(id) {
        const media = state.media(id)
        const bytes = media && store.readMedia(id)
        return bytes ? { contentType: media.contentType, bytes } : undefined
      },
      clear: () => {
        state.record({ type: 'cleared' })
        faults.clear()
        calls.clear()
      },
      close,
    }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/** The largest request: a GIF of 15 MB in one piece, as base64. */
const bodyLimit = 24 * 1024 * 1024

function newServer(): FastifyInstance {
  const server = Fastify({ bodyLimit, forceCloseConnections: true, exposeHeadRoutes: false })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  return server
}
