import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { systemActor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { auditedTransaction } from '../audit/audited-transaction.ts'
import type { AccessEvent, AccessListener } from './access-event.ts'
import {
  type CountedTry,
  codeTriesOf,
  forgetTries,
  returnTriesOf,
  spendTry,
  triesOf,
} from './attempt-limits.ts'
import type { Client } from './client.ts'
import type { KnownDevices } from './known-device.ts'
import { networkPrefix } from './network-prefix.ts'

interface Account {
  email: string
  personId: string | undefined
}

/** Counts tries, limits them, and tells of each one. */
export interface Doorkeeper {
  observe(listener: AccessListener): void
  report(event: AccessEvent): void
  /** For a sign-in that failed before there was anything to try. */
  reportFault(client: Client, thrown: unknown): void
  /** Runs the check of a password as a counted try: what it throws is a wrong one, and success costs nothing. */
  tryPassword<Value>(
    what: 'sign-in' | 'password-check',
    account: Account,
    client: Client,
    check: () => Promise<Value>,
  ): Promise<Value>
  tryCode(personId: string, client: Client, check: () => Promise<void>): Promise<void>
  /** Runs the check of a browser that comes back from a provider, whose account is not known before; it counts for its network. */
  tryReturn<Value>(client: Client, check: () => Promise<Value>): Promise<Value>
}

/** From this many wrong tries in one window on, the audit log has them, in one entry a window. */
const worthAnEntry = 5

export function createDoorkeeper(deps: { db: Db; clock: Clock }, devices: KnownDevices): Doorkeeper {
  const listeners: AccessListener[] = []
  const report = (event: AccessEvent) => {
    for (const listener of listeners) listener(event)
  }

  async function attempt<Value>(
    what: AccessEvent['what'],
    personId: string | undefined,
    client: Client,
    tries: readonly CountedTry[],
    check: () => Promise<Value>,
  ): Promise<Value> {
    const tell = (outcome: AccessEvent['outcome'], reason = {}) =>
      report({ what, outcome, personId, network: networkPrefix(client.networkAddress), ...reason })
    try {
      let count = 0
      for (const counted of tries) {
        const spent = await spendTry(deps, counted)
        if (counted.kind !== 'network' && counted.kind !== 'client') count = spent
      }
      const value = await check().catch(async thrown => {
        if (personId && count === worthAnEntry) await noteRefusals(deps, what, personId, client)
        throw thrown
      })
      await forgetTries(deps, tries)
      // A right password alone opens nothing yet: a second factor may be missing.
      if (what !== 'sign-in') tell('succeeded')
      return value
    } catch (thrown) {
      if (thrown instanceof DatelineError)
        tell(thrown.family === 'too-many-requests' ? 'limited' : 'refused', reasonOf(thrown))
      throw thrown
    }
  }

  return {
    observe: listener => void listeners.push(listener),
    report,
    reportFault(client, thrown) {
      const network = networkPrefix(client.networkAddress)
      report({ what: 'sign-in', outcome: 'refused', personId: undefined, network, ...reasonOf(thrown) })
    },
    async tryPassword(what, { email, personId }, client, check) {
      const device = personId && client.headers ? devices.deviceOf(client.headers, personId) : undefined
      return await attempt(what, personId, client, triesOf(email, client.networkAddress, device), check)
    },
    async tryCode(personId, client, check) {
      const device = client.headers ? devices.deviceOf(client.headers, personId) : undefined
      await attempt('second-factor', personId, client, codeTriesOf(personId, device), check)
    },
    async tryReturn(client, check) {
      return await attempt('sign-in', undefined, client, returnTriesOf(client.networkAddress), check)
    },
  }
}

/** What an error carries for the log. */
function reasonOf(thrown: unknown): { reason?: string } {
  return thrown instanceof DatelineError && typeof thrown.cause === 'string' ? { reason: thrown.cause } : {}
}

/** One entry a window and account, so that strangers cannot fill the audit log (OWASP ASVS 5.0, 16.3.1). */
async function noteRefusals(
  { db, clock }: { db: Db; clock: Clock },
  what: string,
  personId: string,
  client: Client,
): Promise<void> {
  const detail = { what, wrong: worthAnEntry, network: networkPrefix(client.networkAddress) }
  const subject = { officeId: null, subjectKind: 'person', subjectId: personId, detail } as const
  await auditedTransaction(db, trx =>
    writeAudit(trx, systemActor, clock.now(), [{ action: 'session.refused', ...subject }]),
  )
}
