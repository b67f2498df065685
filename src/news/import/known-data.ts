import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { officeOfEachPlace } from '../../offices/office.view.ts'
import { listProjects } from '../../offices/projects/project.view.ts'
import { listTopics, type Topic } from '../../offices/topics/topic.view.ts'

/** What a file of news is held against: all as data, for another thread. */
export interface KnownData {
  /** Office id by place, as `placeKey` writes it. */
  officeOf: Map<string, string>
  /** Their languages, by id. */
  offices: Map<string, readonly Language[]>
  /** Those that items may name, with the offices that may use each; null for every office. */
  projects: Map<string, readonly string[] | null>
  defaultProject: string | undefined
  /** Archived and merged ones too. */
  topics: readonly Topic[]
}

export async function knownData(db: Db): Promise<KnownData> {
  const offices = await db.selectFrom('office').select(['id', 'languages']).execute()
  const projects = (await listProjects(db)).filter(project => project.archivedAt === null)
  return {
    officeOf: await officeOfEachPlace(db),
    offices: new Map(offices.map(office => [office.id, office.languages])),
    projects: new Map(projects.map(project => [project.id, project.officeIds])),
    defaultProject: projects.find(project => project.isDefault)?.id,
    topics: await listTopics(db),
  }
}
