import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { saveOrganisation } from './set-up-organisation.ts'

/** Changes the organisation's name, which takes the role for every office. */
export async function nameOrganisation(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; name: string },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    if (!may(actor, 'offices.manage', '*'))
      throw new DatelineError('needs-role-everywhere', { action: 'offices.manage' })
    await saveOrganisation(trx, deps, actor, input.name)
  })
}
