import type { Actor } from '../../access/actor.ts'
import { may, officesWhere } from '../../access/policy.ts'
import { byId } from '../../api/parts/fields.ts'
import { freezeBody, frozenAnswer, snapshotAnswer, snapshotsAnswer } from '../../api/snapshots.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { freezeSnapshot } from '../../outreach/snapshots/freeze-snapshot.ts'
import { findSnapshot, listSnapshots, type Snapshot } from '../../outreach/snapshots/snapshot.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['snapshots']

export function addSnapshotRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/snapshots',
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Freeze the figures of offices and a period',
        body: freezeBody,
        response: { 201: frozenAnswer },
      },
    },
    async (request, reply) => {
      const { id, contentHash, figures } = await freezeSnapshot(deps, {
        actor: actorOf(request),
        ...omitUndefined(request.body),
        sandbox: request.body.sandbox ?? deps.sandbox !== undefined,
      })
      return reply.code(201).send({ id, contentHash, figures: { ...figures } })
    },
  )

  app.get(
    '/api/v1/snapshots',
    { schema: { tags, summary: 'Snapshots, newest first', response: { 200: snapshotsAnswer } } },
    async request => {
      const officeIds = officesWhere(actorOf(request), 'outreach.read')
      return { snapshots: await listSnapshots(deps.db, { officeIds }) }
    },
  )

  app.get(
    '/api/v1/snapshots/:id',
    {
      schema: {
        tags,
        summary: 'One snapshot with its figures',
        params: byId,
        response: { 200: snapshotAnswer },
      },
    },
    async request => {
      const snapshot = await snapshotInReach(deps, actorOf(request), request.params.id)
      return { ...snapshot, figures: { ...snapshot.figures } }
    },
  )
}

/** A snapshot of offices that the actor may all read. Throws `not-found`. */
export async function snapshotInReach({ db }: AppDeps, actor: Actor, id: string): Promise<Snapshot> {
  const snapshot = await findSnapshot(db, id)
  if (snapshot?.officeIds.every(officeId => may(actor, 'outreach.read', officeId))) return snapshot
  throw new DatelineError('not-found', 'There is nothing here by that name.')
}
