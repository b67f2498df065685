import { channelsOfOffices } from '../../channels/channel.view.ts'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Wording } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { findProfile } from '../../networks/profiles.ts'
import { type Emblem, emblemFile, listProjects, type Project } from '../../offices/projects/project.view.ts'
import type { OutreachFigures } from '../figures/outreach-figures.ts'

/** What a picture says beside its figures, in all languages, as it was when they were frozen. */
export interface Presentation {
  centre: Wording
  offices: { id: string; names: Wording }[]
  /** Whose money the figures rest on, the most used first. */
  projects: PresentedProject[]
  handles: string[]
  /** Of contact methods, topics and kinds of activities, by their keys. */
  labels: Record<string, Record<string, Wording>>
}

export interface PresentedProject {
  id: string
  name: string
  /** The donor's line in each language. */
  credit: Wording
  emblem: 'eu' | EmblemPicture | null
  /** It was decided that there is no donor to name. */
  hasNoDonor: boolean
}

/** An emblem of the donor's own, in base64. */
interface EmblemPicture {
  contentType: 'image/jpeg' | 'image/png'
  width: number
  height: number
  base64: string
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

/** What stands in the record now for the figures: of their offices, channels, projects and words. */
export async function presentationOf(
  db: Db,
  figures: Pick<OutreachFigures, 'offices' | 'breakdowns' | 'sandbox'>,
  projectIds: readonly string[],
): Promise<Presentation> {
  const officeIds = figures.offices.map(({ id }) => id)
  const projects = await listProjects(db)
  const behind = projectIds.flatMap(id => projects.find(project => project.id === id) ?? [])
  const presented: PresentedProject[] = []
  for (const project of behind) presented.push(await presentedProject(db, project))
  return {
    centre,
    offices: figures.offices.map(({ id, names }) => ({ id, names })),
    projects: presented,
    handles: await handlesOf(db, officeIds, figures.sandbox),
    labels: await labelsOf(db, figures.breakdowns),
  }
}

async function presentedProject(db: Db, project: Project): Promise<PresentedProject> {
  const { id, name, credit, noDonor } = project
  return { id, name, credit, emblem: await emblemOf(db, id, project.emblem), hasNoDonor: noDonor !== null }
}

async function emblemOf(
  db: Db,
  projectId: string,
  emblem: Emblem | null,
): Promise<PresentedProject['emblem']> {
  if (emblem !== 'own') return emblem
  const file = await emblemFile(db, projectId)
  if (!file) return null
  const { contentType, width, height, bytes } = file
  return { contentType, width, height, base64: Buffer.from(bytes).toString('base64') }
}

/** Where readers find the offices, by handles that need no network beside them. */
async function handlesOf(db: Db, officeIds: readonly string[], sandbox: boolean): Promise<string[]> {
  const channels = await channelsOfOffices(db, officeIds)
  const own = channels.filter(
    channel => findProfile(channel.network)?.handleSpeaksForItself && channel.sandbox === sandbox,
  )
  const handles = own.map(({ handle }) => (handle.startsWith('@') ? handle : `@${handle}`))
  return [...new Set(handles)]
}

/** The lists of the log's words, by the dimensions of figures. */
const listOf: Readonly<Record<string, 'contact-method' | 'topic' | 'kind'>> = {
  channel: 'contact-method',
  topic: 'topic',
  kind: 'kind',
}

async function labelsOf(db: Db, breakdowns: OutreachFigures['breakdowns']): Promise<Presentation['labels']> {
  const words = await db.selectFrom('log_word').select(['list', 'word', 'labels']).execute()
  const labels: Presentation['labels'] = {}
  for (const { dimension, rows } of breakdowns) {
    const own = words.filter(({ list }) => list === listOf[dimension])
    const known = rows.flatMap(({ key }) => own.find(({ word }) => word === key) ?? [])
    for (const { word, labels: wording } of known)
      if (Object.keys(wording).length > 0) labels[dimension] = { ...labels[dimension], [word]: wording }
  }
  return labels
}
