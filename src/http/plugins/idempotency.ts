import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { isCovered, standingNow } from '../../access/acting.ts'
import type { Actor, Grant } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { canonicalJson, sha256 } from '../../core/hash.ts'
import { toJson } from '../../database/tables.ts'
import { ReceivedFile } from '../../news/media/received-file.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from './caller/actor.ts'

const underWay = 0
/** A request that has not answered after this long has died, though its process may live. */
const givenUpAfterMs = 120_000

/**
 * `Idempotency-Key`: a request sent again with the same key is answered as the first time and does nothing again
 * (draft-ietf-httpapi-idempotency-key-header). Keys are a person's own, and are forgotten after
 * a week.
 */
export function addIdempotency(app: App, deps: AppDeps): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request)
    if (key) return await begin(deps, request, reply, key)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const key = keyOf(request)
    if (!key || !request.actor || !startedHere.has(request)) return payload
    await finish(deps, request, reply, key, payload)
    return payload
  })
}

const startedHere = new WeakSet<FastifyRequest>()

function keyOf(request: FastifyRequest): string | undefined {
  if (!request.routeOptions.config?.idempotent) return undefined
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new DatelineError('idempotency-key-invalid', {})
}

async function begin(
  { db, clock, processId }: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
) {
  const actor = actorOf(request)
  const person = actor.id
  // A key that may do less is not answered what another one was: to it, this is another request.
  const scopes = actor.scopes ? ` ${actor.scopes.toSorted().join(' ')}` : ''
  const request_hash = sha256(`${request.method} ${request.url} ${hashOfBody(request.body)}${scopes}`)
  const now = clock.now()
  const started = {
    key,
    person,
    request_hash,
    status: underWay,
    response: toJson(null),
    grants: toJson([...actor.grants]),
    process: processId,
    created_at: now,
  }
  const mine = await db
    .insertInto('idempotency_key')
    .values(started)
    .onConflict(conflict =>
      conflict
        .columns(['person', 'key'])
        .doUpdateSet({ created_at: now, grants: started.grants, process: processId })
        .where('idempotency_key.status', '=', underWay)
        .where('idempotency_key.request_hash', '=', request_hash)
        .where(({ or, eb }) =>
          or([
            eb('idempotency_key.created_at', '<', new Date(now.getTime() - givenUpAfterMs)),
            hasEnded(processId),
          ]),
        ),
    )
    .returning('key')
    .executeTakeFirst()
  if (mine) {
    startedHere.add(request)
    return
  }
  const first = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'response', 'grants'])
    .where('person', '=', person)
    .where('key', '=', key)
    .executeTakeFirst()
  if (first && first.request_hash !== request_hash) throw new DatelineError('idempotency-key-reused', { key })
  if (!first || first.status === underWay) throw new DatelineError('idempotency-key-in-progress', { key })
  await assertMayStillRead(db, actor, first.grants ?? [])
  if (holdsSecret(request)) throw new DatelineError('idempotent-answer-not-kept', {})
  return reply
    .code(first.status)
    .header('idempotent-replayed', 'true')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(first.response)
}

/**
 * The process that answered first holds a lock on its id while it lives (database/presence.ts); the embedded record has
 * one process, so another one's row is of one that has ended.
 */
function hasEnded(processId: string) {
  return sql<boolean>`(idempotency_key.process <> ${processId}::uuid
    and pg_try_advisory_xact_lock(hashtextextended(idempotency_key.process::text, 0)))`
}

/** An answer is repeated to those who could still be given it: every role of the first time must be there now. */
async function assertMayStillRead(db: AppDeps['db'], actor: Actor, before: readonly Grant[]): Promise<void> {
  const { grants } = await standingNow(db, actor)
  if (before.every(grant => isCovered(grant, grants))) return
  throw new DatelineError('idempotent-answer-withheld', {})
}

/** An answer such as a new API key, which is shown once and lies nowhere as it is. */
function holdsSecret(request: FastifyRequest): boolean {
  return request.routeOptions.config?.idempotent === 'unkept'
}

/** A file is hashed as it is: as JSON it would be many times its size. */
function hashOfBody(body: unknown): string {
  if (body instanceof ReceivedFile) return body.sha256
  return sha256(body instanceof Uint8Array ? body : canonicalJson(body ?? null))
}

/** Keeps an answer that did something; after a refusal or a failure the key is free again. */
async function finish(
  { db, clock }: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  payload: unknown,
) {
  const person = actorOf(request).id
  const weekAgo = new Date(clock.now().getTime() - 7 * 86_400_000)
  await db
    .deleteFrom('idempotency_key')
    .where('person', '=', person)
    .where('created_at', '<', weekAgo)
    .execute()
  if (reply.statusCode < 300 && typeof payload === 'string') {
    await db
      .updateTable('idempotency_key')
      .set({ status: reply.statusCode, response: holdsSecret(request) ? toJson(null) : payload })
      .where('person', '=', person)
      .where('key', '=', key)
      .execute()
    return
  }
  await db.deleteFrom('idempotency_key').where('person', '=', person).where('key', '=', key).execute()
}
