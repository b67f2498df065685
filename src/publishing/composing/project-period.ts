import { DateTime } from 'luxon'
import { messageLocale } from '../../core/languages/registry.ts'
import type { Project } from '../../offices/projects/project.view.ts'

/** First and last day, 'YYYY-MM-DD'; null where it is open. */
export interface ProjectPeriod {
  project: string
  beginsOn: string | null
  endsOn: string | null
}

/** Undefined for a project that is open at both ends. */
export function periodOf({
  name,
  beginsOn,
  endsOn,
}: Pick<Project, 'name' | 'beginsOn' | 'endsOn'>): ProjectPeriod | undefined {
  return beginsOn === null && endsOn === null ? undefined : { project: name, beginsOn, endsOn }
}

/**
 * What to say of a post that goes out on a day on which its project does not fund it. A person decides: nothing is refused.
 * @param local the office's wall clock when the post is due, 'YYYY-MM-DDTHH:MM'.
 */
export function outsidePeriod(period: ProjectPeriod | null | undefined, local: string): string[] {
  if (!period) return []
  const { project, beginsOn, endsOn } = period
  const day = local.slice(0, 10)
  if (beginsOn !== null && day < beginsOn)
    return [`The project "${project}" begins on ${spoken(beginsOn)}, after the post is due.`]
  if (endsOn !== null && day > endsOn)
    return [`The project "${project}" ended on ${spoken(endsOn)}, before the post is due.`]
  return []
}

function spoken(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).setLocale(messageLocale).toFormat('d LLLL yyyy')
}
