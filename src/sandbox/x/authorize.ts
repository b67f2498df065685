import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { renderAuthorizePage } from '../authorize-page.ts'
import type { SandboxState } from '../state.ts'
import { timelinePolicy } from '../timeline/timeline-style.ts'
import type { XCodes } from './tokens.ts'

const asked = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  state: z.string().min(1),
  code_challenge: z.string().min(43),
  code_challenge_method: z.string().regex(/^s256$/i),
  response_type: z.literal('code'),
  scope: z.string(),
})

/** x.com's page that asks whether to allow an app: choosing an account leads back with a code. */
export function addXAuthorize(server: FastifyInstance, state: SandboxState, codes: XCodes): void {
  server.get('/i/oauth2/authorize', (request, reply) => {
    if (!asked.safeParse(request.query).success) return reply.code(400).send({ error: 'invalid_request' })
    const search = new URL(request.url, 'http://sandbox').search
    const choices = state
      .accounts()
      .filter(account => account.network === 'x')
      .map(({ name, handle, externalId }) => ({
        name: `${name} (@${handle})`,
        href: `/i/oauth2/allow${search}&account=${externalId}`,
      }))
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', timelinePolicy)
      .send(renderAuthorizePage('X', choices))
  })

  server.get('/i/oauth2/allow', (request, reply) => {
    const read = asked.extend({ account: z.string() }).safeParse(request.query)
    const account = read.success ? state.account('x', read.data.account) : undefined
    if (!read.success || !account) return reply.code(400).send({ error: 'invalid_request' })
    const back = new URL(read.data.redirect_uri)
    back.searchParams.set('state', read.data.state)
    back.searchParams.set('code', codes.issue(account, read.data.code_challenge, read.data.redirect_uri))
    return reply.redirect(back.toString())
  })
}
