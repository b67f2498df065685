import { belongsTo, type Project } from '../../../offices/projects/project.view.ts'
import { spelling } from './log-words.ts'

export type KnownProject = Pick<Project, 'id' | 'name' | 'officeIds'>

/** By how a cell may name them, the projects that are meant: an id means one, a name that two projects have both. */
export type KnownProjects = ReadonlyMap<string, readonly KnownProject[]>

export function projectsBySpelling(projects: readonly KnownProject[]): KnownProjects {
  const known = Map.groupBy(projects, ({ name }) => spelling(name))
  for (const project of projects) known.set(spelling(project.id), [project])
  return known
}

/** The id of the project that a cell means in an office, or why it cannot be taken, in one sentence without its full stop. */
export function projectOfTheLog(
  written: string,
  { officeId, projects }: { officeId: string | undefined; projects: KnownProjects },
): { id: string } | { fault: string } {
  const shown = written.slice(0, 60)
  const found = projects.get(spelling(written)) ?? []
  const own = found.filter(project => officeId === undefined || belongsTo(project, officeId))
  const [project, second] = own
  if (project && !second) return { id: project.id }
  if (second)
    return {
      fault: `The project "${shown}" is one of ${own.map(({ id }) => `"${id}"`).join(' and ')}; give its id`,
    }
  if (found.length > 0) return { fault: `The project "${shown}" is not one of the office "${officeId}"` }
  return { fault: `The project "${shown}" is not known; give the id or the name of a project` }
}
