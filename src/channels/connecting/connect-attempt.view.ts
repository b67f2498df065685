import type { Actor } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { SignInDeps } from './begin-connect.ts'
import { offeredAccounts } from './choose-accounts.ts'
import { attemptToChoose } from './connect-attempt.ts'
import type { ConnectedAccount } from './connected-account.ts'

/** How an attempt to connect stands. `ended`: the person did not come back, or did not choose, in time. */
export interface ConnectAttempt {
  id: string
  network: NetworkName
  officeId: string
  step: 'begun' | 'choosing' | 'connected' | 'failed' | 'ended'
  reason: string | null
  endsAt: Date
  /** To choose from. */
  accounts: { externalId: string; name: string; mayPublish: boolean }[]
  connected: ConnectedAccount[]
}

/** One's own attempt. Throws `not-found` for anyone else's. */
export async function connectAttemptOf(
  deps: SignInDeps,
  actor: Actor,
  attemptId: string,
): Promise<ConnectAttempt> {
  const row = await deps.db
    .selectFrom('connect_attempt')
    .selectAll()
    .where('id', '=', attemptId)
    .where('person_id', '=', actor.id)
    .executeTakeFirst()
  if (!row) throw new DatelineError('connect-attempt-not-found', { attemptId })
  const isOpen = row.step === 'begun' || row.step === 'choosing'
  const step = isOpen && row.ends_at <= deps.clock.now() ? 'ended' : row.step
  const accounts =
    step === 'choosing' ? offeredAccounts(await attemptToChoose(deps, { actor, attemptId })) : []
  return {
    id: row.id,
    network: row.network,
    officeId: row.office_id,
    step,
    reason: row.reason,
    endsAt: row.ends_at,
    accounts: accounts.map(({ externalId, name, mayPublish }) => ({ externalId, name, mayPublish })),
    connected: row.connected,
  }
}
