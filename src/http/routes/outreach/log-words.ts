import type { Actor } from '../../../access/actor.ts'
import { officesWhere } from '../../../access/policy.ts'
import { logWords } from '../../../api/outreach/log-words.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import type { Db } from '../../../database/connect.ts'
import { addWord } from '../../../outreach/log/words/add-word.ts'
import { editWord } from '../../../outreach/log/words/edit-word.ts'
import { type LogWord, listLogWords } from '../../../outreach/log/words/log-word.view.ts'
import { mergeWords } from '../../../outreach/log/words/merge-words.ts'
import { orderWords } from '../../../outreach/log/words/order-words.ts'
import { archiveWord, placeWord } from '../../../outreach/log/words/place-word.ts'
import type { ListedWord } from '../../../outreach/log/words/words-of-records.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

/** All offices share the words; a person without a role anywhere sees none. */
export function addLogWordRoutes(app: App, deps: AppDeps): void {
  serve(app, logWords.list, async request => {
    const { list, state, ...page } = request.query
    const found = isReader(actorOf(request)) ? await listLogWords(deps.db) : []
    const asked = found.filter(
      word => (list === undefined || word.list === list) && (state === 'all' || word.state === state),
    )
    return pageOfList(asked, page, ({ list, word }) => `${list}/${word}`)
  })

  serve(app, logWords.add, async request => {
    const { list } = request.body
    const word = await addWord(deps, { actor: actorOf(request), word: omitUndefined(request.body) })
    return await wordOf(deps.db, { list, word })
  })

  serve(app, logWords.edit, async request => {
    const changes = omitUndefined(request.body)
    await editWord(deps, { actor: actorOf(request), ...request.params, changes })
    return await wordOf(deps.db, request.params)
  })

  serve(app, logWords.order, async request => {
    await orderWords(deps, { actor: actorOf(request), ...request.body })
    return isDone
  })

  serve(app, logWords.place, async request => {
    await placeWord(deps, { actor: actorOf(request), ...request.params, ...request.body })
    return await wordOf(deps.db, request.params)
  })

  serve(app, logWords.archive, async request => {
    await archiveWord(deps, { actor: actorOf(request), ...request.params })
    return isDone
  })

  serve(app, logWords.merge, async request => {
    await mergeWords(deps, { actor: actorOf(request), ...request.params, ...request.body })
    return await wordOf(deps.db, request.params)
  })
}

function isReader(actor: Actor): boolean {
  return officesWhere(actor, 'outreach.read').length > 0
}

async function wordOf(db: Db, { list, word }: ListedWord): Promise<LogWord> {
  const found = (await listLogWords(db)).find(each => each.list === list && each.word === word)
  if (found) return found
  throw new DatelineError('log-word-not-found', { list, word })
}
