import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import type { Core } from '../assembly/core.ts'
import { drawSnapshot } from '../assembly/draw-snapshot.ts'
import { draftFromInfographic } from '../assembly/infographic-news.ts'
import { writeWhole } from '../assembly/write-whole.ts'
import { freezeSnapshot } from '../outreach/freeze-snapshot.ts'
import { importSampleLog } from '../outreach/sample-data/sample-log.ts'
import { listSnapshots } from '../outreach/snapshot.view.ts'
import type { Progress } from './progress.ts'
import type { DemoReport } from './report.ts'

const officeIds = ['islamabad', 'lahore']
const languages = ['en', 'ur'] as const
const formats = ['svg', 'png', 'pdf'] as const

/**
 * Logs six months of sample outreach, freezes the figures of this month, and draws them in English and Urdu into
 * `out`, marked as sandbox data. The infographic then waits as two drafts: that it is out is itself news.
 */
export async function drawOutreach(
  core: Core,
  { analyst, author }: { analyst: Actor; author: Actor },
  out: string,
  progress: Progress,
): Promise<DemoReport['infographics']> {
  const deps = { db: core.database.db, clock: core.clock }
  const today = DateTime.fromJSDate(core.clock.now(), { zone: 'Asia/Karachi' })
  const until = today.endOf('month').toISODate() ?? ''
  await importSampleLog(deps, { actor: analyst, officeIds, until })
  const from = today.startOf('month').toISODate() ?? ''
  const snapshotId = await frozenFigures(core, { analyst, author }, { from, to: until })

  const infographics: DemoReport['infographics'] = []
  progress.stage('infographics', languages.length * formats.length)
  for (const language of languages) {
    for (const format of formats) {
      const { file, sha256 } = await drawSnapshot(core, { snapshotId, language, format })
      writeWhole(join(out, basename(file)), readFileSync(file))
      infographics.push({ file: basename(file), language, format, sha256 })
      progress.at(infographics.length)
    }
  }
  progress.done()
  return infographics
}

/** The month is frozen once: running the demo again draws the same figures. */
async function frozenFigures(
  core: Core,
  people: { analyst: Actor; author: Actor },
  period: { from: string; to: string },
): Promise<string> {
  const { db } = core.database
  const known = (await listSnapshots(db, { officeIds })).find(
    each => each.from === period.from && each.to === period.to,
  )
  if (known) return known.id
  const deps = { db, clock: core.clock }
  const { id } = await freezeSnapshot(deps, { actor: people.analyst, officeIds, ...period })
  for (const language of languages) {
    await draftFromInfographic(core, {
      actor: people.author,
      officeId: 'islamabad',
      snapshotId: id,
      language,
    })
  }
  return id
}
