import { officesWhere } from '../../../access/policy.ts'
import { topics } from '../../../api/offices/topics.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import type { Db } from '../../../database/connect.ts'
import { archiveTopic, restoreTopic } from '../../../offices/topics/archive-topic.ts'
import { createTopic } from '../../../offices/topics/create-topic.ts'
import { editTopic } from '../../../offices/topics/edit-topic.ts'
import { mergeTopics } from '../../../offices/topics/merge-topics.ts'
import { orderTopics } from '../../../offices/topics/order-topics.ts'
import { listTopics, type Topic, topicById } from '../../../offices/topics/topic.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

/** All offices share the topics; a person without a role anywhere sees none. */
export function addTopicRoutes(app: App, deps: AppDeps): void {
  serve(app, topics.list, async request => {
    const { show, ...page } = request.query
    const isReader = officesWhere(actorOf(request), 'news.read').length > 0
    const found = (isReader ? await listTopics(deps.db) : []).filter(
      topic => show === 'all' || (show === 'archived') === (topic.archivedAt !== null),
    )
    return pageOfList(found, page, idOf)
  })

  serve(app, topics.show, async request => {
    const isReader = officesWhere(actorOf(request), 'news.read').length > 0
    if (!isReader) throw new DatelineError('topic-not-found', { topicId: request.params.id })
    return await topicOf(deps.db, request.params.id)
  })

  serve(app, topics.create, async request => {
    const topic = omitUndefined(request.body)
    return await topicOf(deps.db, await createTopic(deps, { actor: actorOf(request), topic }))
  })

  serve(app, topics.edit, async request => {
    const { id: topicId } = request.params
    await editTopic(deps, { actor: actorOf(request), topicId, changes: omitUndefined(request.body) })
    return await topicOf(deps.db, topicId)
  })

  serve(app, topics.order, async request => {
    await orderTopics(deps, { actor: actorOf(request), ...request.body })
    return isDone
  })

  serve(app, topics.merge, async request => {
    const { into } = request.body
    await mergeTopics(deps, { actor: actorOf(request), topicId: request.params.id, into })
    return await topicOf(deps.db, into)
  })

  serve(app, topics.archive, async request => {
    await archiveTopic(deps, { actor: actorOf(request), topicId: request.params.id })
    return isDone
  })

  serve(app, topics.restore, async request => {
    await restoreTopic(deps, { actor: actorOf(request), topicId: request.params.id })
    return isDone
  })
}

async function topicOf(db: Db, topicId: string): Promise<Topic> {
  const topic = await topicById(db, topicId)
  if (topic) return topic
  throw new DatelineError('topic-not-found', { topicId })
}
