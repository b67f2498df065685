import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { profileOf } from '../../networks/profiles.ts'
import type { OrganisationHandle } from './handle.view.ts'

/** Each text is searched for the names of all of them. */
const mostHandles = 2_000

/**
 * Sets by what handle an organisation goes on a network. Posts that are scheduled keep the one they were laid out with.
 * @param input.handle with or without its "@".
 * @throws DatelineError `network-unknown`, `handle-invalid` for one the network would not find in a text; `not-allowed`.
 */
export async function setHandle(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; name: string; network: NetworkName; handle: string },
): Promise<OrganisationHandle> {
  const { network } = input
  const name = spaced(input.name)
  const handle = handleFor(network, input.handle)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'handles.manage')
    const before = await handleOf(trx, name, network)
    if (before === handle) return
    if (before === undefined) await assertRoom(trx)
    await trx
      .insertInto('organisation_handle')
      .values({ name, network, handle })
      .onConflict(conflict => conflict.columns(['name', 'network']).doUpdateSet({ handle }))
      .execute()
    const subjectId = `${network} ${name}`
    await recordEvents(trx, [
      { kind: 'handle.set', officeId: null, subjectId, data: { by: actor.id, network, handle } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'handle.set',
        officeId: null,
        subjectKind: 'handle',
        subjectId,
        detail: { was: before ?? null, is: handle },
      },
    ])
  })
  return { name, network, handle }
}

/**
 * Leaves an organisation without a handle on a network: posts then have its name.
 * @throws DatelineError `handle-not-found`; `not-allowed`.
 */
export async function removeHandle(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; name: string; network: NetworkName },
): Promise<void> {
  const { network } = input
  const name = spaced(input.name)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'handles.manage')
    const removed = await trx
      .deleteFrom('organisation_handle')
      .where('name', '=', name)
      .where('network', '=', network)
      .returning('handle')
      .executeTakeFirst()
    if (!removed) throw new DatelineError('handle-not-found', { name, network })
    const subjectId = `${network} ${name}`
    await recordEvents(trx, [
      { kind: 'handle.removed', officeId: null, subjectId, data: { by: actor.id, network } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'handle.remove',
        officeId: null,
        subjectKind: 'handle',
        subjectId,
        detail: { was: removed.handle },
      },
    ])
  })
}

/** A name with one space between its words, as texts are searched for it. */
function spaced(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function handleFor(network: NetworkName, written: string): string {
  const { label, rules } = profileOf(network)
  const handle = written.trim().replace(/^[@＠]/, '')
  if (rules.layout.handle.test(handle)) return handle
  throw new DatelineError('handle-invalid', {
    handle: written.slice(0, 100),
    network: label,
    form: rules.layout.handleForm,
  })
}

async function handleOf(trx: Db, name: string, network: NetworkName): Promise<string | undefined> {
  const row = await trx
    .selectFrom('organisation_handle')
    .select('handle')
    .where('name', '=', name)
    .where('network', '=', network)
    .forUpdate()
    .executeTakeFirst()
  return row?.handle
}

async function assertRoom(trx: Db): Promise<void> {
  const { count } = await trx
    .selectFrom('organisation_handle')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostHandles) throw new DatelineError('too-many-handles', { count, most: mostHandles })
}
