import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Access } from '../access/signing-in/sign-in.ts'
import type { WaysIn } from '../channels/connecting/ways-in.ts'
import type { Logger } from '../core/logging/logger.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Database, Db } from '../database/connect.ts'
import type { Networks } from '../networks/adapters.ts'
import type { MediaStorage } from '../news/media/media-storage.ts'
import type { Mail } from '../notifications/mailer.ts'
import type { SecretKeys } from '../secrets/secret-keys.ts'

/** What the web server needs; made once by the program that starts it. */
export interface AppDeps {
  db: Db
  /** Of an embedded record, for its figures. */
  waits?: Database['waits']
  clock: Clock
  log: Logger
  access: Access
  networks: Networks
  /** Seal the tokens of channels. */
  keys: SecretKeys
  /** How people let Dateline in at the networks. */
  waysIn: WaysIn
  /** Where people reach Dateline, e.g. `https://dateline.example`; forms and cookies are bound to it. */
  publicUrl: string
  version: string
  /** Names this run of the process; see database/presence.ts. */
  processId: string
  /** Rejects with the reason, and soon, when the queue takes no jobs. */
  pingQueue(): Promise<void>
  /** The sandbox networks, when these are used: their timelines are shown at `/sandbox`. */
  sandbox: SandboxPages | undefined
  /** Gives new offices what they have from the start, such as channels on the sandbox. */
  officesAdded?: () => Promise<void>
  /** Where drawn infographics lie, on this machine. */
  infographicDirectory: string
  /** Where the built web app lies; without one there, its page says how to build it. */
  webDirectory: string
  mediaStorage: MediaStorage
  /** Where files lie that have come and are not dealt with yet. */
  incomingDirectory: string
  /** What the files of one office may take, in bytes; the usual when not given. */
  mediaQuotaBytes?: number
  /** What a Prometheus server sends as `Authorization: Bearer …` to read `/metrics`; a sign-in opens it too. */
  metricsToken?: string
  /** Whether the description of the API is open to everyone; to signed-in people alone when not given. */
  publicDocs?: boolean
  /** Sends a mail; absent without SMTP_URL. */
  mail?: (mail: Mail) => Promise<void>
  /** Addresses or networks of the proxies whose `X-Forwarded-For` is believed; none when not given. */
  trustedProxies?: readonly string[]
  /** Hosts whose feeds may be read although they are not public; none when not given. */
  feedPrivateHosts?: readonly string[]
  /** Requests a minute that one person, or one network without a sign-in, may make; 600 when not given. */
  requestsPerMinute?: number
}

export interface SandboxPages {
  /** A whole HTML page, whose pictures lie under `/sandbox/media/`. */
  timeline(): Promise<string>
  picture(id: string): Promise<{ contentType: string; bytes: Uint8Array } | undefined>
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
