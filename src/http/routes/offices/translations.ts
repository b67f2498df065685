import { officesWhere } from '../../../access/policy.ts'
import { translations } from '../../../api/offices/translations.ts'
import { listProposals } from '../../../offices/translations/proposal.view.ts'
import { proposeTranslation, withdrawProposal } from '../../../offices/translations/propose.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

/** All offices share the screens; a person without a role anywhere sees no proposals. */
export function addTranslationRoutes(app: App, deps: AppDeps): void {
  serve(app, translations.list, async request => {
    const { language, ...page } = request.query
    const isReader = officesWhere(actorOf(request), 'offices.read').length > 0
    const found = isReader ? await listProposals(deps.db, language) : []
    return pageOfList(found, page, ({ key, by }) => `${key} ${by.id}`)
  })

  serve(app, translations.propose, async request => {
    await proposeTranslation(deps, { actor: actorOf(request), ...request.body })
    return isDone
  })

  serve(app, translations.withdraw, async request => {
    await withdrawProposal(deps, { actor: actorOf(request), ...request.query })
    return isDone
  })
}
