import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import type { Core } from '../assembly/core.ts'
import { drawSnapshot } from '../assembly/draw-snapshot.ts'
import { freezeSnapshot } from '../outreach/freeze-snapshot.ts'
import { importSampleLog } from '../outreach/sample-data/sample-log.ts'
import type { Progress } from './progress.ts'
import type { DemoReport } from './report.ts'

const officeIds = ['islamabad', 'lahore']
const languages = ['en', 'ur'] as const
const formats = ['svg', 'png', 'pdf'] as const

/**
 * Logs six months of sample outreach, freezes the figures of this month, and draws them in English and Urdu into
 * `out`, marked as sandbox data.
 */
export async function drawOutreach(
  core: Core,
  analyst: Actor,
  out: string,
  progress: Progress,
): Promise<DemoReport['infographics']> {
  const deps = { db: core.database.db, clock: core.clock }
  const today = DateTime.fromJSDate(core.clock.now(), { zone: 'Asia/Karachi' })
  const until = today.endOf('month').toISODate() ?? ''
  await importSampleLog(deps, { actor: analyst, officeIds, until })
  const from = today.startOf('month').toISODate() ?? ''
  const snapshot = await freezeSnapshot(deps, { actor: analyst, officeIds, from, to: until })

  const infographics: DemoReport['infographics'] = []
  progress.stage('infographics', languages.length * formats.length)
  for (const language of languages) {
    for (const format of formats) {
      const { file, sha256 } = await drawSnapshot(core, { snapshotId: snapshot.id, language, format })
      copyFileSync(file, join(out, basename(file)))
      infographics.push({ file: basename(file), language, format, sha256 })
      progress.at(infographics.length)
    }
  }
  progress.done()
  return infographics
}
