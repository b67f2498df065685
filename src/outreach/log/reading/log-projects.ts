import { belongsTo, type Project } from '../../../offices/projects/project.view.ts'
import { spelling } from './log-words.ts'

export type KnownProject = Pick<Project, 'id' | 'name' | 'officeIds'>

/** By how a cell may name them: of each spelling first the project whose id it is, then those whose name it is. */
export type KnownProjects = ReadonlyMap<string, readonly KnownProject[]>

export function projectsBySpelling(projects: readonly KnownProject[]): KnownProjects {
  const known = Map.groupBy(projects, ({ name }) => spelling(name))
  for (const project of projects) {
    const spelt = spelling(project.id)
    const named = (known.get(spelt) ?? []).filter(each => each !== project)
    known.set(spelt, [project, ...named])
  }
  return known
}

/**
 * The id of the project that a cell means in an office, or why it cannot be taken, in one sentence without its full stop.
 * The answer is the same for a project of other offices as for one that does not exist.
 */
export function projectOfTheLog(
  written: string,
  { officeId, projects }: { officeId: string; projects: KnownProjects },
): { id: string } | { fault: string } {
  const [spelt, shown] = [spelling(written), written.slice(0, 60)]
  const own = (projects.get(spelt) ?? []).filter(project => belongsTo(project, officeId))
  const [project, second] = own
  if (project && (!second || spelling(project.id) === spelt)) return { id: project.id }
  if (second)
    return {
      fault: `The project "${shown}" is one of ${own.map(({ id }) => `"${id}"`).join(' and ')}; give its id`,
    }
  return {
    fault: `The project "${shown}" is not one of the office "${officeId}"; give the id or the name of one`,
  }
}
