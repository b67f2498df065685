import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { NetworkName } from '../networks/network.ts'
import type { SandboxState } from './state.ts'
import type { SandboxAccount, SandboxToken } from './store.ts'

/** How the stage plays one network; each folder exports its own. */
export interface PlayedNetwork {
  name: NetworkName
  /** Adds its routes, those of signing in included. */
  add(server: FastifyInstance, state: SandboxState): void
  /** Whose token came with a request. */
  accountOf(request: FastifyRequest, state: SandboxState): SandboxAccount | undefined
  /** With what the access tokens that it makes begin. */
  tokenWord: string
  /** Makes and keeps the credentials of an account that came without any, where these end and are renewed. */
  issueToken?(state: SandboxState, accountId: string): SandboxToken
  /** What it answers to one call too many; the limit is over in so many seconds. */
  throttled(resetInSeconds: number, now: Date): SpokenAnswer
}

/** An answer as it goes over the wire. */
export interface SpokenAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

export const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' }
