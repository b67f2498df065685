import type { Actor } from '../access/actor.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Db } from '../database/connect.ts'
import { mediaInReach } from './media/media.view.ts'
import type { RevisionContent } from './news-content.view.ts'

/**
 * @throws DatelineError `bad-input` where a topic or project is unknown, or a picture is not one that the actor
 * stored or can see in an item of their own offices.
 */
export async function checkReferences(trx: Db, actor: Actor, content: RevisionContent): Promise<void> {
  const faults = [
    ...(await unknownTopics(trx, content.topics)),
    ...(await unknownProject(trx, content.projectId)),
    ...(await unknownMedia(trx, actor, content)),
  ]
  const [first] = faults
  if (first !== undefined) throw new DatelineError('item-references-unknown', { reason: first }, faults)
}

async function unknownTopics(trx: Db, topics: readonly string[]): Promise<string[]> {
  if (topics.length === 0) return []
  const known = (await trx.selectFrom('topic').select('id').orderBy('position').execute()).map(row => row.id)
  return topics
    .filter(topic => !known.includes(topic))
    .map(topic => `The topic "${topic}" is not known; it must be one of ${known.join(', ')}.`)
}

async function unknownProject(trx: Db, projectId: string | undefined): Promise<string[]> {
  if (projectId === undefined) return []
  const known = (await trx.selectFrom('project').select('id').orderBy('id').execute()).map(row => row.id)
  return known.includes(projectId)
    ? []
    : [`The project "${projectId}" is not known; it must be one of ${known.join(', ')}.`]
}

async function unknownMedia(trx: Db, actor: Actor, content: RevisionContent): Promise<string[]> {
  const wanted = content.media.map(media => media.mediaId)
  const inReach = await mediaInReach(trx, actor, wanted)
  return wanted.filter(id => !inReach.has(id)).map(id => `There is no stored picture "${id}".`)
}
