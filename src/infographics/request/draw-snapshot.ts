import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { runBounded } from '../../bounded/run-bounded.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { writeWhole } from '../../core/files/write-whole.ts'
import { newId } from '../../core/ids.ts'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Database, Db } from '../../database/connect.ts'
import { projectsOf } from '../../outreach/figures/questions/projects.ts'
import { infographicContent } from '../../outreach/snapshots/infographic-content.ts'
import { pictureWords } from '../../outreach/snapshots/picture-words.ts'
import { type Presentation, presentationOf } from '../../outreach/snapshots/presentation.ts'
import { findSnapshot, type Snapshot } from '../../outreach/snapshots/snapshot.view.ts'
import { type InfographicFormat, validateContent } from '../infographic.ts'
import { drawApart } from './draw-apart.ts'

export interface DrawingDeps {
  database: Pick<Database, 'db'>
  /** Where the drawn files lie, on this machine. */
  infographicDirectory: string
}

export interface DrawRequest {
  snapshotId: string
  language: InfographicLanguage
  format: InfographicFormat
  /** Whose turn it takes. */
  person: string
}

export interface DrawnSnapshot {
  file: string
  sha256: string
  altText: string
}

/**
 * Draws the infographic of a frozen snapshot and keeps it under the data directory. The same snapshot gives the same
 * bytes, so drawing it again changes nothing.
 * Drawing takes place on a thread of its own, in the person's turn and within bounds.
 * @throws DatelineError `not-found` for an unknown snapshot, `bad-input` when its content cannot be drawn, `too-costly`;
 * BusyError where too many drawings wait.
 */
export async function drawSnapshot(deps: DrawingDeps, request: DrawRequest): Promise<DrawnSnapshot> {
  const { db } = deps.database
  const snapshot = await findSnapshot(db, request.snapshotId)
  if (!snapshot) throw new DatelineError('snapshot-not-found', { snapshotId: request.snapshotId })
  const words = pictureWords(await presentationBehind(db, snapshot), request.language)
  const content = validateContent(infographicContent(snapshot.figures, request.language, words))
  const { format, person } = request
  const drawn = await runBounded(drawApart, { content, format }, { person })

  const file = join(
    deps.infographicDirectory,
    request.snapshotId,
    `infographic-${request.language}.${request.format}`,
  )
  writeWhole(file, drawn.bytes)
  const sha256 = createHash('sha256').update(drawn.bytes).digest('hex')
  await db
    .insertInto('infographic')
    .values({
      id: newId(),
      snapshot_id: request.snapshotId,
      language: request.language,
      format: request.format,
      sha256,
      file,
      alt_text: drawn.altText,
    })
    .onConflict(conflict =>
      conflict
        .columns(['snapshot_id', 'language', 'format'])
        .doUpdateSet({ sha256, file, alt_text: drawn.altText }),
    )
    .execute()
  return { file, sha256, altText: drawn.altText }
}

/** The words that were frozen with the figures; a snapshot from before they were kept takes those of now. */
export async function presentationBehind(db: Db, snapshot: Snapshot): Promise<Presentation> {
  const { officeIds, from, to, sandbox, figures, presentation } = snapshot
  if (presentation) return presentation
  const projects = figures.projects ?? (await projectsOf(db, { officeIds, from, to, sandbox }))
  return await presentationOf(db, figures, projects)
}
