import { join } from 'node:path'
import { runBounded } from '../../bounded/run-bounded.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { writeWhole } from '../../core/files/write-whole.ts'
import { canonicalJson, sha256 } from '../../core/hash.ts'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Database, Db } from '../../database/connect.ts'
import { projectsOf } from '../../outreach/figures/questions/projects.ts'
import { countPublished, publishedBefore } from '../../outreach/published/published-cells.ts'
import { infographicContent } from '../../outreach/snapshots/infographic-content.ts'
import { pictureWords } from '../../outreach/snapshots/picture-words.ts'
import { type Presentation, presentationOf } from '../../outreach/snapshots/presentation.ts'
import { findSnapshot, type Snapshot } from '../../outreach/snapshots/snapshot.view.ts'
import { type InfographicFormat, validateContent } from '../infographic.ts'
import { figuresOf } from '../picture-figures.ts'
import { protectPicture } from '../protect-picture.ts'
import { renderer } from '../renderer.ts'
import { drawApart } from './draw-apart.ts'
import { findInfographic, isThere, type KeptInfographic, keepInfographic } from './keep-infographic.ts'

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
 * Draws the infographic of a frozen snapshot, or gives the one that was drawn before: the same snapshot gives the same
 * bytes. It shows nothing that would tell a count of one to four people together with what was published before, and
 * what it shows is published from then on.
 * Drawing takes place on a thread of its own, in the person's turn and within bounds.
 * @throws DatelineError `snapshot-not-found`; `infographic-invalid` when its content cannot be drawn; `credit-missing`,
 * `project-donor-open`; `picture-changed` where the file is gone and comes to other bytes now; `too-costly`; BusyError
 * where too many drawings wait.
 */
export async function drawSnapshot(deps: DrawingDeps, request: DrawRequest): Promise<DrawnSnapshot> {
  const { db } = deps.database
  const { language, format, person } = request
  const snapshot = await findSnapshot(db, request.snapshotId)
  if (!snapshot) throw new DatelineError('snapshot-not-found', { snapshotId: request.snapshotId })
  const spec = {
    snapshot: snapshot.id,
    snapshotHash: snapshot.hash,
    language,
    layout: 'page',
    size: 'portrait',
  }
  const specHash = sha256(canonicalJson(spec))
  const words = pictureWords(await presentationBehind(db, snapshot), language)
  const content = validateContent(infographicContent(snapshot.figures, language, words))
  const scope = { offices: snapshot.officeIds, sandbox: snapshot.sandbox }
  for (;;) {
    const before = await findInfographic(db, specHash, format)
    if (before && isThere(before)) return before
    const known = await countPublished(db)
    const published = await publishedBefore(db, {
      officeIds: snapshot.officeIds,
      sandbox: snapshot.sandbox,
      before: before?.id,
    })
    const shown = protectPicture(content, scope, published)
    const { bytes, altText } = await runBounded(drawApart, { content: shown, format }, { person })
    const drawn = sha256(bytes)
    if (before) {
      if (drawn !== before.sha256) throw changed(before)
      writeWhole(before.file, bytes)
      return before
    }
    const name = `infographic-${language}-${specHash.slice(0, 12)}-${renderer}.${format}`
    const file = join(deps.infographicDirectory, snapshot.id, name)
    const figures = figuresOf(content, scope, shown)
    const given = { snapshotId: snapshot.id, language, format, spec, specHash, createdBy: person }
    writeWhole(file, bytes)
    if (await keepInfographic(db, known, { ...given, sha256: drawn, file, altText, figures }))
      return { file, sha256: drawn, altText }
  }
}

function changed({ id, createdAt, renderer: before }: KeptInfographic): DatelineError {
  const day = createdAt.toISOString().slice(0, 10)
  return new DatelineError('picture-changed', { infographicId: id, day, before, now: renderer })
}

/** The words that were frozen with the figures; a snapshot from before they were kept takes those of now. */
export async function presentationBehind(db: Db, snapshot: Snapshot): Promise<Presentation> {
  const { officeIds, from, to, sandbox, figures, presentation } = snapshot
  if (presentation) return presentation
  const projects = figures.projects ?? (await projectsOf(db, { officeIds, from, to, sandbox }))
  return await presentationOf(db, figures, projects)
}
