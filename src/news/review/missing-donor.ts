import type { Db } from '../../database/connect.ts'
import { isDonorSettled, projectById } from '../../offices/projects/project.view.ts'

/**
 * What an item's project lacks before the item can go to review: a donor's credit line, or the recorded decision that
 * there is no donor to name. One sentence, or none.
 */
export async function missingDonor(db: Db, projectId: string | undefined): Promise<string[]> {
  const project = projectId === undefined ? undefined : await projectById(db, projectId)
  if (!project || isDonorSettled(project)) return []
  return [
    `The project "${project.name}" has neither a credit line nor the recorded decision that there is no donor to name; give it one of them.`,
  ]
}
