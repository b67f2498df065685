import type { FastifyRequest } from 'fastify'
import type { SandboxState } from '../state.ts'
import { parametersOf } from './parameters.ts'

/** What a token may do that was handed out without a sign-in. */
export const allScopes =
  'pages_show_list,pages_manage_posts,pages_manage_engagement,pages_read_engagement,pages_read_user_content,read_insights'

/** Whether the request's token has this permission. */
export function mayDo(request: FastifyRequest, state: SandboxState, scope: string): boolean {
  const token = state.tokenOf('facebook', parametersOf(request).access_token ?? '')
  return (token?.scope ?? allScopes).split(',').includes(scope)
}
