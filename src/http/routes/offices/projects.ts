import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/policy.ts'
import { projects } from '../../../api/offices/projects.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { mostEmblemBytes, prepareEmblem } from '../../../news/media/prepare-emblem.ts'
import { archiveProject, restoreProject } from '../../../offices/projects/archive-project.ts'
import { createProject } from '../../../offices/projects/create-project.ts'
import { editProject } from '../../../offices/projects/edit-project.ts'
import { refuseToManageEarly } from '../../../offices/projects/lock-project.ts'
import { recordNoDonor, withdrawNoDonor } from '../../../offices/projects/no-donor.ts'
import {
  belongsTo,
  emblemFile,
  isDonorSettled,
  type Project,
} from '../../../offices/projects/project.view.ts'
import { projectInReach, projectsInReach } from '../../../offices/projects/projects-in-reach.view.ts'
import { setOwnEmblem } from '../../../offices/projects/set-emblem.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, admitted, importPlaces } from '../../plugins/limits/admission.ts'
import { fileBody, withFileBodies } from '../../plugins/limits/file-bodies.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { isDone, serve } from '../../serve.ts'

export function addProjectRoutes(app: App, deps: AppDeps): void {
  const shown = async (actor: Actor, id: string) => withFacts(await projectInReach(deps.db, actor, id))

  serve(app, projects.list, async request => {
    const { officeId, show, ...page } = request.query
    const actor = actorOf(request)
    if (officeId !== undefined && !may(actor, 'news.read', officeId))
      throw new DatelineError('office-not-found', { officeId })
    const found = (await projectsInReach(deps.db, actor)).filter(
      project =>
        (officeId === undefined || belongsTo(project, officeId)) &&
        (show === 'all' || (show === 'archived') === (project.archivedAt !== null)),
    )
    return pageOfList(found.map(withFacts), page, idOf)
  })

  serve(app, projects.show, async request => shown(actorOf(request), request.params.id))

  serve(app, projects.create, async request => {
    const actor = actorOf(request)
    const id = await createProject(deps, { actor, project: omitUndefined(request.body) })
    return await shown(actor, id)
  })

  serve(app, projects.edit, async request => {
    const target = { actor: actorOf(request), projectId: request.params.id }
    await editProject(deps, { ...target, changes: omitUndefined(request.body) })
    return await shown(target.actor, target.projectId)
  })

  serve(app, projects.archive, async request => {
    await archiveProject(deps, { actor: actorOf(request), projectId: request.params.id })
    return isDone
  })

  serve(app, projects.restore, async request => {
    await restoreProject(deps, { actor: actorOf(request), projectId: request.params.id })
    return isDone
  })

  serve(app, projects.recordNoDonor, async request => {
    const target = { actor: actorOf(request), projectId: request.params.id }
    await recordNoDonor(deps, { ...target, ...request.body })
    return await shown(target.actor, target.projectId)
  })

  serve(app, projects.withdrawNoDonor, async request => {
    const target = { actor: actorOf(request), projectId: request.params.id }
    await withdrawNoDonor(deps, target)
    return await shown(target.actor, target.projectId)
  })

  const oneFile = (scope: App) =>
    serve(
      scope,
      projects.setEmblem,
      async request => {
        const target = { actor: actorOf(request), projectId: request.params.id }
        const { officeIds } = await projectInReach(deps.db, target.actor, target.projectId)
        refuseToManageEarly(target.actor, officeIds)
        const file = await admitted(request).during(() =>
          prepareEmblem({ bytes: request.body, person: target.actor.id }),
        )
        await setOwnEmblem(deps, { ...target, file })
        return await shown(target.actor, target.projectId)
      },
      { fileBody, onRequest: [hasBudget, admit(importPlaces)] },
    )
  withFileBodies(app, oneFile, mostEmblemBytes)

  serve(app, projects.showEmblem, async (request, reply) => {
    const { id } = await projectInReach(deps.db, actorOf(request), request.params.id)
    const file = await emblemFile(deps.db, id)
    if (!file) throw new DatelineError('emblem-not-found', { projectId: id })
    return reply.type(file.contentType).header('etag', `"${file.sha256}"`).send(Buffer.from(file.bytes))
  })
}

function withFacts(project: Project) {
  return { ...project, isDonorSettled: isDonorSettled(project) }
}
