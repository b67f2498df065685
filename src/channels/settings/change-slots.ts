import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { canonicalJson } from '../../core/hash.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { channelById, type Slot } from '../channel.view.ts'
import { lockChannelToManage, recordChange } from './change-channel.ts'
import type { EffectsOf, SettingsChange } from './settings-effects.ts'
import { checkWeek, writeSlots } from './week-of-slots.ts'

export interface NewSlots {
  /** The whole week. */
  slots?: readonly Slot[]
  /** Instead of them: a channel whose week this one gets, the same wall-clock times in its own office's zone. */
  copyFrom?: string
}

/**
 * Replaces all slots of a channel. Posts that are scheduled keep their times.
 * With `dryRun` nothing is written, and the answer shows the channel as it would be.
 * @throws DatelineError `slots-invalid` naming every fault by its place, `slots-or-copy`; `not-found`, `not-allowed`.
 */
export async function changeSlots(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; channelId: string; dryRun?: boolean } & NewSlots,
  effectsOf: EffectsOf,
): Promise<SettingsChange> {
  const { channelId } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const before = await lockChannelToManage(trx, actor, channelId)
    const slots = await newWeek(trx, actor, input)
    const after = { ...before, slots }
    const changed = isSameWeek(before.slots, slots) ? [] : ['slots']
    const effects = await effectsOf(trx, { before, after })
    if (input.dryRun || changed.length === 0) return { channel: after, changed, effects }
    await writeSlots(trx, channelId, slots)
    const detail = { slots, before: before.slots, ...(input.copyFrom ? { copyFrom: input.copyFrom } : {}) }
    await recordChange(trx, actor, deps.clock.now(), {
      channel: before,
      changed,
      action: 'channel.slots',
      detail,
    })
    return { channel: after, changed, effects }
  })
}

async function newWeek(trx: Db, actor: CurrentActor, { slots, copyFrom }: NewSlots): Promise<Slot[]> {
  if ((slots === undefined) === (copyFrom === undefined)) throw new DatelineError('slots-or-copy', {})
  if (copyFrom === undefined) return checkWeek(slots ?? [])
  const source = await channelById(trx, copyFrom)
  if (!may(actor, 'channels.read', source.officeId))
    throw new DatelineError('channel-not-found', { channelId: copyFrom })
  return source.slots
}

function isSameWeek(one: readonly Slot[], other: readonly Slot[]): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
