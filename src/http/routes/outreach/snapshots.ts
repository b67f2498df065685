import type { Actor } from '../../../access/actor.ts'
import { may, officesWhere } from '../../../access/policy.ts'
import { snapshots } from '../../../api/outreach/snapshots.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { freezeSnapshot } from '../../../outreach/snapshots/freeze-snapshot.ts'
import { findSnapshot, listSnapshots, type Snapshot } from '../../../outreach/snapshots/snapshot.view.ts'
import { verifySnapshots } from '../../../outreach/snapshots/verify-snapshots.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addSnapshotRoutes(app: App, deps: AppDeps): void {
  serve(app, snapshots.freeze, async request => {
    const { figures, ...frozen } = await freezeSnapshot(deps, {
      actor: actorOf(request),
      ...omitUndefined(request.body),
      sandbox: request.body.sandbox ?? deps.sandbox !== undefined,
    })
    return { ...frozen, figures: { ...figures } }
  })

  serve(app, snapshots.list, async request => {
    const { limit, ...page } = request.query
    const officeIds = officesWhere(actorOf(request), 'outreach.read')
    const rows = await listSnapshots(deps.db, { officeIds, ...omitUndefined(page), limit: limit + 1 })
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, snapshots.verify, async request => {
    const { limit, cursor } = request.query
    const actor = actorOf(request)
    const { verified, areMore } = await verifySnapshots(deps.db, { after: Number(cursor ?? 0), limit })
    const last = verified.at(-1)
    return {
      items: verified.filter(({ officeIds }) => officeIds.every(id => may(actor, 'outreach.read', id))),
      ...(areMore && last ? { next: String(last.seq) } : {}),
    }
  })

  serve(app, snapshots.show, async request => {
    const snapshot = await snapshotInReach(deps, actorOf(request), request.params.id)
    const { presentation: _, ...shown } = snapshot
    return { ...shown, figures: { ...snapshot.figures } }
  })
}

/** A snapshot of offices that the actor may all read. Throws `not-found`. */
export async function snapshotInReach({ db }: AppDeps, actor: Actor, id: string): Promise<Snapshot> {
  const snapshot = await findSnapshot(db, id)
  if (snapshot?.officeIds.every(officeId => may(actor, 'outreach.read', officeId))) return snapshot
  throw new DatelineError('snapshot-not-found', { snapshotId: id })
}
