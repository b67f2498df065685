import type { Actor } from '../../access/actor.ts'
import { channelsOf } from '../../channels/channel.view.ts'
import { archiveNewsItem } from '../../news/keeping/archive-news-item.ts'
import { approveNewsItem } from '../../news/review/approve-news-item.ts'
import { returnNewsItem } from '../../news/review/return-news-item.ts'
import { submitNewsItem } from '../../news/review/submit-news-item.ts'
import { createDraft } from '../../news/writing/create-draft.ts'
import { schedulePosts } from '../../publishing/calendar/schedule-posts.ts'
import { beginOf } from './begin-of-story.ts'
import type { Deed, Means } from './deed.ts'
import type { Story } from './story.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What people do with an item, each at its time. */
export function deedsOf(story: Story, means: Means): Deed[] {
  const { world, actors, items, library } = means
  const { core } = world
  const deps = { db: core.database.db, clock: core.clock, networks: core.networks }
  const author: Actor = actors[story.by]
  const approver: Actor = actors[approverOf(story)]
  const begin = beginOf(story, means.now)
  const after = (hours: number) => new Date(begin.getTime() + hours * hourMs)
  const id = () => items.get(story.key) ?? ''
  let contentHash = ''

  // Images take a process each: they are made while other things happen, and waited for where they are used.
  const draw: Deed = {
    at: after(-24),
    run: async () => (story.images ?? []).forEach(({ name }) => void library.begin(name, story)),
  }
  const write: Deed = {
    at: begin,
    async run() {
      const content = await contentOf(story, means)
      const input = { actor: author, officeId: story.office, content }
      const draft = await createDraft({ ...deps, mediaStorage: core.mediaStorage }, input)
      items.set(story.key, draft.newsItemId)
    },
  }
  const submit: Deed = {
    at: after(1),
    async run() {
      const submitted = await submitNewsItem(deps, { actor: author, newsItemId: id() })
      contentHash = submitted.contentHash
    },
  }
  const approve: Deed = {
    at: after(3),
    run: async () => void (await approveNewsItem(deps, { actor: approver, newsItemId: id(), contentHash })),
  }
  const schedule = (notBefore?: Date): Deed => ({
    at: after(3.2),
    async run() {
      const channels = (await channelsOf(deps.db, story.office)).filter(
        channel => story.networks?.includes(channel.network) ?? true,
      )
      await schedulePosts(deps, {
        actor: author,
        newsItemId: id(),
        channelIds: channels.map(channel => channel.id),
        ...(notBefore ? { notBefore } : {}),
      })
    },
  })
  const { becomes } = story
  return [draw, ...deeds()]

  function deeds(): Deed[] {
    switch (becomes.state) {
      case 'draft':
        return [write]
      case 'in-review':
        return [write, submit]
      case 'approved':
        return [write, submit, approve]
      case 'posted':
        return [write, submit, approve, schedule()]
      case 'scheduled':
        return [write, submit, approve, schedule(new Date(means.now.getTime() + becomes.from * dayMs))]
      case 'returned':
        return [
          write,
          submit,
          {
            at: after(3),
            run: () =>
              returnNewsItem(deps, { actor: actors[becomes.by], newsItemId: id(), reason: becomes.reason }),
          },
        ]
      case 'archived':
        return [
          write,
          { at: after(48), run: () => archiveNewsItem(deps, { actor: author, newsItemId: id() }) },
        ]
    }
  }
}

function approverOf({ office }: Story) {
  return ({ lahore: 'bilal', dhaka: 'tanvir', istanbul: 'lena' } as const)[office]
}

async function contentOf(story: Story, { world, library }: Means) {
  const { places, topics, texts, wording, link, project, office } = story
  const channels = wording ? await channelsOf(world.core.database.db, office) : []
  const channel = channels.find(each => each.network === wording?.network)
  const media = []
  for (const { name, altText } of story.images ?? []) {
    const { mediaId, focus } = await library.stored(name, story)
    media.push({ mediaId, altText, decorative: false, focus })
  }
  return {
    places,
    topics,
    variants: Object.entries(texts).map(([language, text]) => ({
      language,
      text,
      ...(wording?.language === language && channel ? { wordings: { [channel.id]: wording.text } } : {}),
    })),
    media,
    ...(link ? { link } : {}),
    ...(project ? { projectId: project } : {}),
  }
}
