import { actingAs } from '../../src/access/acting.ts'
import { systemActor } from '../../src/access/actor.ts'
import type { Db } from '../../src/database/connect.ts'
import { installPreset } from '../../src/offices/presets/install-preset.ts'

/** The offices of the preset, with places, topics, projects and handles, and holidays of 2026 and 2027. */
export async function installPresetOffices(db: Db): Promise<void> {
  const clock = { now: () => new Date('2026-11-23T10:00:00Z') }
  await actingAs(db, systemActor, (trx, actor) =>
    installPreset(trx, { clock }, actor, 'migrant-resource-centres'),
  )
}
