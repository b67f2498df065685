import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { canonicalJson } from '../../core/hash.ts'
import { languageList } from '../../core/languages/language-code.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { type ChannelSummary, channelById } from '../channel.view.ts'
import { assertMayManage, type ChannelSettings, columnsOf, settingsFaults } from '../channel-settings.ts'
import type { ChannelStyle } from '../channel-style.ts'
import { styleFaults } from './check-style.ts'
import type { EffectsOf, SettingsChange } from './settings-effects.ts'

/** What people may change of a channel; what is left out stays. */
export interface ChannelChange extends Omit<ChannelSettings, 'handle' | 'style'> {
  style?: StyleChange
}

/** What is left out of a style stays; null takes it away. */
export type StyleChange = Partial<Omit<ChannelStyle, 'lengthLimit' | 'utm' | 'linkPlacement'>> & {
  [Name in 'lengthLimit' | 'utm' | 'linkPlacement']?: ChannelStyle[Name] | null
}

/**
 * Changes the settings of a channel. Scheduled posts stay as they are: `effects` says what the change means for them.
 * With `dryRun` nothing is written, and the answer shows the channel as it would be.
 * @throws DatelineError `channel-settings-invalid` naming every fault; `not-found` and `not-allowed`.
 */
export async function changeChannel(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; channelId: string; change: ChannelChange; dryRun?: boolean },
  effectsOf: EffectsOf,
): Promise<SettingsChange> {
  const { channelId, change } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const before = await lockChannelToManage(trx, actor, channelId)
    const after = changedBy(before, change)
    const changed = differences(before, after)
    const effects = await effectsOf(trx, { before, after })
    if (input.dryRun || changed.length === 0) return { channel: after, changed, effects }
    await trx
      .updateTable('channel')
      .set(columnsOf(settingsOf(after)))
      .where('id', '=', channelId)
      .execute()
    const detail = { changed, before: settingsOf(before), after: settingsOf(after) }
    await recordChange(trx, actor, deps.clock.now(), {
      channel: before,
      changed,
      action: 'channel.update',
      detail,
    })
    return { channel: await channelById(trx, channelId), changed, effects }
  })
}

/** The channel, locked against every other change and against scheduling. Throws `not-found` and `not-allowed`. */
export async function lockChannelToManage(
  trx: Db,
  actor: CurrentActor,
  channelId: string,
): Promise<ChannelSummary> {
  await assertMayManage(trx, actor, channelId)
  await trx.selectFrom('channel').select('id').where('id', '=', channelId).forUpdate().execute()
  return await channelById(trx, channelId)
}

/** Writes down that settings were changed: for those who follow events, and in the audit log. */
export async function recordChange(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  input: {
    channel: ChannelSummary
    changed: string[]
    action: 'channel.update' | 'channel.slots' | 'channel.handle'
    detail: Record<string, unknown>
  },
): Promise<void> {
  const { id: subjectId, officeId } = input.channel
  const data = { by: actor.id, changed: input.changed }
  await recordEvents(trx, [{ kind: 'channel.changed', officeId, subjectId, data }])
  const { action, detail } = input
  await writeAudit(trx, actor, at, [{ action, officeId, subjectKind: 'channel', subjectId, detail }])
}

/** Throws `bad-input` with every fault at once. */
function changedBy(before: ChannelSummary, { style, ...change }: ChannelChange): ChannelSummary {
  const faults = [...settingsFaults(change), ...nameFaults(change.name)]
  const newStyle = style && styleWith(before.style, style)
  if (newStyle) faults.push(...styleFaults(before.network, newStyle))
  if (faults.length > 0)
    throw new DatelineError('channel-settings-invalid', { faults: faults.join(' ') }, faults)
  const { name, languages, ...rest } = change
  return {
    ...before,
    ...rest,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(languages ? { languages: languageList.parse(languages) } : {}),
    ...(newStyle ? { style: newStyle } : {}),
  }
}

function nameFaults(name: string | undefined): string[] {
  return /\p{Cc}/u.test(name ?? '') ? ['name: one line without control characters is allowed.'] : []
}

function styleWith(before: ChannelStyle, change: StyleChange): ChannelStyle {
  const { lengthLimit, linkPlacement, utm, ...rest } = { ...before, ...change }
  return {
    ...rest,
    ...(lengthLimit == null ? {} : { lengthLimit }),
    ...(linkPlacement == null ? {} : { linkPlacement }),
    ...(utm == null ? {} : { utm }),
  }
}

function settingsOf({
  name,
  languages,
  style,
  ...channel
}: ChannelSummary): Required<Omit<ChannelSettings, 'handle'>> {
  const { leastGapMinutes, dailyCap, holdWhenOverdueMinutes, postOnHolidays, postOnDaysOff } = channel
  return {
    name,
    languages,
    style,
    leastGapMinutes,
    dailyCap,
    holdWhenOverdueMinutes,
    postOnHolidays,
    postOnDaysOff,
  }
}

function differences(before: ChannelSummary, after: ChannelSummary): string[] {
  const { style: styleBefore, ...restBefore } = settingsOf(before)
  const { style: styleAfter, ...restAfter } = settingsOf(after)
  return [
    ...different(restBefore, restAfter),
    ...different(styleBefore, styleAfter).map(name => `style.${name}`),
  ]
}

function different(before: object, after: object): string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    name => canonicalJson(was.get(name) ?? null) !== canonicalJson(is.get(name) ?? null),
  )
}
