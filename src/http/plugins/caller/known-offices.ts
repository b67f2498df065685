import type { FastifyRequest } from 'fastify'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { App, AppDeps } from '../../deps.ts'

/**
 * An office that is not there is not found, for any person. For a person with roles in single offices the policy says so;
 * one with a role in every office passes it, and would come to what refers to the office.
 */
export function addKnownOffices(app: App, { db }: AppDeps): void {
  app.addHook('preHandler', async request => {
    if (!request.actor?.grants.some(grant => grant.officeId === '*')) return
    const named = officesNamedIn(request)
    if (named.size === 0) return
    const found = await db
      .selectFrom('office')
      .select('id')
      .where('id', 'in', [...named])
      .execute()
    if (found.length < named.size)
      throw new DatelineError('office-not-found', {
        officeId: [...named].find(id => !found.some(office => office.id === id)) ?? '',
      })
  })
}

/** Wherever a request names offices; `*` names all there are. */
function officesNamedIn({ query, body, routeOptions, params }: FastifyRequest): Set<string> {
  const named = new Set<string>()
  const isOffice = routeOptions.url?.startsWith('/api/v1/offices/:id')
  if (isOffice) addNames(named, Object(params).id)
  const open: unknown[] = [query, body instanceof Uint8Array ? undefined : body]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    for (const [name, value] of Object.entries(next)) {
      if (name === 'officeId' || name === 'officeIds') addNames(named, value)
      else if (name === 'offices' && typeof value === 'string') addNames(named, value.split(','))
      else open.push(value)
    }
  }
  return named
}

function addNames(named: Set<string>, value: unknown): void {
  for (const one of Array.isArray(value) ? value : [value]) {
    if (typeof one === 'string' && one !== '*') named.add(one)
  }
}
