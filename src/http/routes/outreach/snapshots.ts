import type { Actor } from '../../../access/actor.ts'
import { may, officesWhere } from '../../../access/policy.ts'
import { snapshots } from '../../../api/outreach/snapshots.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { freezeSnapshot } from '../../../outreach/snapshots/freeze-snapshot.ts'
import { findSnapshot, listSnapshots, type Snapshot } from '../../../outreach/snapshots/snapshot.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addSnapshotRoutes(app: App, deps: AppDeps): void {
  serve(app, snapshots.freeze, async request => {
    const { id, contentHash, figures } = await freezeSnapshot(deps, {
      actor: actorOf(request),
      ...omitUndefined(request.body),
      sandbox: request.body.sandbox ?? deps.sandbox !== undefined,
    })
    return { id, contentHash, figures: { ...figures } }
  })

  serve(app, snapshots.list, async request => {
    const { limit, ...page } = request.query
    const officeIds = officesWhere(actorOf(request), 'outreach.read')
    const rows = await listSnapshots(deps.db, { officeIds, ...omitUndefined(page), limit: limit + 1 })
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, snapshots.show, async request => {
    const snapshot = await snapshotInReach(deps, actorOf(request), request.params.id)
    return { ...snapshot, figures: { ...snapshot.figures } }
  })
}

/** A snapshot of offices that the actor may all read. Throws `not-found`. */
export async function snapshotInReach({ db }: AppDeps, actor: Actor, id: string): Promise<Snapshot> {
  const snapshot = await findSnapshot(db, id)
  if (snapshot?.officeIds.every(officeId => may(actor, 'outreach.read', officeId))) return snapshot
  throw new DatelineError('snapshot-not-found', { snapshotId: id })
}
