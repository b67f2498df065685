import type { FastifyRequest } from 'fastify'
import type { SandboxAccount } from '../store.ts'

/** Who is asking: set for every route below /api/. */
export type AskingMastodonAccount = (request: FastifyRequest) => SandboxAccount
