import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { runBounded } from '../../bounded/run-bounded.ts'
import { channelsOf } from '../../channels/channel.view.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { writeWhole } from '../../core/files/write-whole.ts'
import { newId } from '../../core/ids.ts'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Database, Db } from '../../database/connect.ts'
import { findProfile } from '../../networks/profiles.ts'
import { listOffices } from '../../offices/office.view.ts'
import {
  creditFor,
  emblemFile,
  isDonorSettled,
  listProjects,
  type Project,
} from '../../offices/projects/project.view.ts'
import { projectsOf } from '../../outreach/figures/questions/projects.ts'
import { infographicContent } from '../../outreach/snapshots/infographic-content.ts'
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
  const words = await officeWords(db, snapshot, request.language)
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

/** Whose figures they are. All but English wait for a native reader. */
const centre: Record<InfographicLanguage, string> = {
  en: 'Migrant Resource Centre',
  ur: 'مائیگرنٹ ریسورس سینٹر',
  ar: 'مركز موارد المهاجرين',
  prs: 'مرکز منابع مهاجران',
  ps: 'د کډوالو د سرچینو مرکز',
  bn: 'অভিবাসী সম্পদ কেন্দ্র',
}

/** What the offices and projects of a snapshot add: their names, their donors' lines, where readers find them. */
async function officeWords(db: Db, snapshot: Snapshot, language: InfographicLanguage) {
  const offices = (await listOffices(db)).filter(office => snapshot.officeIds.includes(office.id))
  const channels = (await Promise.all(offices.map(office => channelsOf(db, office.id)))).flat()
  const known = channels.filter(
    channel => findProfile(channel.network)?.handleSpeaksForItself && channel.sandbox === snapshot.sandbox,
  )
  const handles = [...new Set(known.map(channel => channel.handle))]
  return {
    office: `${centre[language]} ${offices.map(office => office.names[language] ?? office.id).join(' · ')}`,
    credit: await creditOf(db, await projectsBehind(db, snapshot), language),
    handles: handles.map(handle => (handle.startsWith('@') ? handle : `@${handle}`)),
  }
}

/** The projects that a snapshot rests on; one from before they were kept is asked for them again. */
export async function projectsBehind(db: Db, snapshot: Snapshot): Promise<string[]> {
  const { officeIds, from, to, sandbox, figures } = snapshot
  return figures.projects ?? (await projectsOf(db, { officeIds, from, to, sandbox }))
}

/**
 * The donors' lines of the projects, each with its emblem; a project without a line in this language is named in another.
 * @throws DatelineError `project-donor-open` where a project has neither a line nor the decision that there is no donor.
 */
async function creditOf(db: Db, projectIds: readonly string[], language: InfographicLanguage) {
  const projects = await listProjects(db)
  const behind = projectIds.flatMap(id => projects.find(project => project.id === id) ?? [])
  const open = behind.find(project => !isDonorSettled(project))
  if (open) throw new DatelineError('project-donor-open', { name: open.name })
  const lines = []
  for (const project of behind) {
    const credit = creditFor(project, language)
    if (!credit) continue
    const emblem = await emblemOf(db, project)
    lines.push({
      line: credit.line,
      ...(emblem ? { emblem } : {}),
      ...(credit.language === language ? {} : { language: credit.language }),
    })
  }
  return lines.length === 0 ? ('none' as const) : lines
}

async function emblemOf(db: Db, { id, emblem }: Project) {
  if (emblem !== 'own') return emblem
  const file = await emblemFile(db, id)
  if (!file) return null
  const { contentType, width, height, bytes } = file
  return { contentType, width, height, base64: Buffer.from(bytes).toString('base64') }
}
