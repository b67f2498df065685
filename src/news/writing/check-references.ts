import type { Actor } from '../../access/actor.ts'
import { channelsOf } from '../../channels/channel.view.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { languageEntry } from '../../core/languages/registry.ts'
import type { Db } from '../../database/connect.ts'
import { belongsTo, listProjects } from '../../offices/projects/project.view.ts'
import { listTopics } from '../../offices/topics/topic.view.ts'
import { mediaInReach } from '../media/media.view.ts'
import type { RevisionContent } from '../news-content.view.ts'

/**
 * What an item may name is what its office can choose now, and what its last revision named already: a topic or project
 * that was archived since goes on standing there.
 *
 * @throws DatelineError `item-references-unknown` where a topic or project is not among these, or a picture is not one
 * that the actor stored or can see in an item of their own offices.
 */
export async function checkReferences(
  trx: Db,
  actor: Actor,
  content: RevisionContent,
  item: { officeId: string; before?: RevisionContent },
): Promise<void> {
  refuse([
    ...(await unknownTopics(trx, content.topics, item.before?.topics ?? [])),
    ...(await unknownProject(trx, content.projectId, item)),
    ...(await unknownChannels(trx, content, item)),
    ...(await unknownMedia(trx, actor, content)),
  ])
}

/**
 * Of the topics alone, for what sets those of items.
 * @param before those that may stay, whatever they are.
 * @throws DatelineError `item-references-unknown`.
 */
export async function checkTopics(
  db: Db,
  topics: readonly string[],
  before: readonly string[] = [],
): Promise<void> {
  refuse(await unknownTopics(db, topics, before))
}

function refuse(faults: readonly string[]): void {
  const [first] = faults
  if (first !== undefined) throw new DatelineError('item-references-unknown', { reason: first }, faults)
}

async function unknownTopics(
  trx: Db,
  named: readonly string[],
  before: readonly string[],
): Promise<string[]> {
  const added = named.filter(topic => !before.includes(topic))
  if (added.length === 0) return []
  const topics = await listTopics(trx)
  const current = topics.filter(topic => topic.archivedAt === null).map(topic => topic.id)
  return added
    .filter(topic => !current.includes(topic))
    .map(topic => {
      const known = topics.find(each => each.id === topic)
      if (known?.mergedInto)
        return `The topic "${topic}" was merged into "${known.mergedInto}"; name that one.`
      const what = known ? 'is archived' : 'is not known'
      return `The topic "${topic}" ${what}; it must be one of ${current.join(', ')}.`
    })
}

async function unknownProject(
  trx: Db,
  projectId: string | undefined,
  { officeId, before }: { officeId: string; before?: RevisionContent },
): Promise<string[]> {
  if (projectId === undefined || projectId === before?.projectId) return []
  const own = (await listProjects(trx)).filter(project => belongsTo(project, officeId))
  const known = own.find(project => project.id === projectId)
  if (known && known.archivedAt === null) return []
  const allowed = own.filter(project => project.archivedAt === null).map(project => project.id)
  const what = known ? 'is archived' : `is not known to office ${officeId}`
  return [`The project "${projectId}" ${what}; it must be one of ${allowed.join(', ')}.`]
}

/** Wordings are for channels of the item's office; one that was disconnected since goes on standing there. */
async function unknownChannels(
  trx: Db,
  { variants }: RevisionContent,
  { officeId, before }: { officeId: string; before?: RevisionContent },
): Promise<string[]> {
  const known = new Set(before?.variants.flatMap(({ wordings }) => Object.keys(wordings ?? {})))
  const added = variants.flatMap(({ language, wordings }) =>
    Object.keys(wordings ?? {})
      .filter(channelId => !known.has(channelId))
      .map(channelId => ({ language, channelId })),
  )
  if (added.length === 0) return []
  const channels = (await channelsOf(trx, officeId)).filter(({ state }) => state !== 'disconnected')
  return added.flatMap(({ language, channelId }) => {
    const channel = channels.find(({ id }) => id === channelId)
    const name = languageEntry(language).english
    if (!channel)
      return [`The wording in ${name} is for channel ${channelId}, which office ${officeId} does not have.`]
    if (channel.languages.includes(language)) return []
    return [`The wording in ${name} is for ${channel.name}, which does not post in that language.`]
  })
}

async function unknownMedia(trx: Db, actor: Actor, content: RevisionContent): Promise<string[]> {
  const wanted = content.media.map(media => media.mediaId)
  const inReach = await mediaInReach(trx, actor, wanted)
  return wanted.filter(id => !inReach.has(id)).map(id => `There is no stored picture "${id}".`)
}
