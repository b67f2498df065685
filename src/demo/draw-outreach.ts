import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import { writeWhole } from '../core/files/write-whole.ts'
import type { Language } from '../core/languages/language.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { drawSnapshot } from '../infographics/request/draw-snapshot.ts'
import { draftFromInfographic } from '../infographics/request/infographic-news.ts'
import { importSampleLog } from '../outreach/log/sample-data/sample-log.ts'
import { freezeSnapshot } from '../outreach/snapshots/freeze-snapshot.ts'
import { listSnapshots } from '../outreach/snapshots/snapshot.view.ts'
import type { Progress } from './progress.ts'
import type { DemoReport } from './report.ts'

const officeIds = ['islamabad', 'lahore']
const languages = ['en', 'ur'] as const
const formats = ['svg', 'png', 'pdf'] as const

/**
 * Logs six months of sample outreach, freezes the figures of this month, and draws them in English and Urdu into
 * `out`, marked as sandbox data. The infographic then waits as two drafts: that it is out is itself news. A run that
 * was killed is completed by the next one.
 */
export async function drawOutreach(
  core: Parameters<typeof draftFromInfographic>[0],
  { analyst, author }: { analyst: Actor; author: Actor },
  out: string,
  progress: Progress,
): Promise<DemoReport['infographics']> {
  const deps = { db: core.database.db, clock: core.clock }
  const today = DateTime.fromJSDate(core.clock.now(), { zone: 'Asia/Karachi' })
  const until = today.endOf('month').toISODate() ?? ''
  await importSampleLog(deps, { actor: analyst, officeIds, until })
  const from = today.startOf('month').toISODate() ?? ''
  const snapshotId = await frozenFigures(deps, analyst, { from, to: until })
  for (const language of languages) {
    if (await isDrafted(deps.db, snapshotId, language)) continue
    await draftFromInfographic(core, { actor: author, officeId: 'islamabad', snapshotId, language })
  }

  const infographics: DemoReport['infographics'] = []
  progress.stage('infographics', languages.length * formats.length)
  for (const language of languages) {
    for (const format of formats) {
      const { file, sha256 } = await drawSnapshot(core, { snapshotId, language, format, person: author.id })
      const name = `infographic-${language}.${format}`
      writeWhole(join(out, name), readFileSync(file))
      infographics.push({ file: name, language, format, sha256 })
      progress.at(infographics.length)
    }
  }
  progress.done()
  return infographics
}

/** The month is frozen once: running the demo again draws the same figures. */
async function frozenFigures(
  deps: { db: Db; clock: Clock },
  analyst: Actor,
  period: { from: string; to: string },
): Promise<string> {
  const known = (await listSnapshots(deps.db, { officeIds })).find(
    each => each.sandbox && each.from === period.from && each.to <= period.to,
  )
  return (
    known?.id ??
    (
      await freezeSnapshot(deps, {
        actor: analyst,
        officeIds,
        ...period,
        sandbox: true,
        soFar: true,
        incomplete: true,
      })
    ).id
  )
}

/**
 * Whether an earlier run has made the draft. A draft is known by its picture's alt text, which tells the figures and
 * the month, in its first revision: people may have changed it since.
 */
async function isDrafted(db: Db, snapshotId: string, language: Language): Promise<boolean> {
  const row = await db
    .selectFrom('infographic')
    .innerJoin('revision', join =>
      join
        .on('revision.number', '=', 1)
        .on(
          sql<boolean>`revision.content -> 'media' -> 0 -> 'altText' ->> infographic.language = infographic.alt_text`,
        ),
    )
    .select('revision.id')
    .where('infographic.snapshot_id', '=', snapshotId)
    .where('infographic.language', '=', language)
    .where('infographic.format', '=', 'png')
    .executeTakeFirst()
  return row !== undefined
}
