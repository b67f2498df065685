import type { Actor } from '../../../access/actor.ts'
import { channelsOf } from '../../../channels/channel.view.ts'
import { assignNewsItem } from '../../../news/keeping/assign-news-item.ts'
import { showNewsItem } from '../../../news/news-item.view.ts'
import { approveNewsItem } from '../../../news/review/approve-news-item.ts'
import { submitNewsItem } from '../../../news/review/submit-news-item.ts'
import { reviseNewsItem } from '../../../news/writing/revise-news-item.ts'
import { intendPosts } from '../../../publishing/calendar/intended/intend-posts.ts'
import { beginOf } from '../begin-of-story.ts'
import type { Deed, Means } from '../deed.ts'
import { storyOf } from '../stories/stories.ts'

/** Times that wait for an approval, an item that is assigned, and one that was changed after its approval. */
export function planDeeds({ world, actors, items, now }: Means): Deed[] {
  const { core } = world
  const deps = { db: core.database.db, clock: core.clock, networks: core.networks }
  const after = (story: string, hours: number) =>
    new Date(beginOf(storyOf(story), now).getTime() + hours * 3_600_000)
  const idOf = (story: string) => items.get(story) ?? ''

  async function intend(story: string, officeId: string, actor: Actor) {
    const channels = await channelsOf(deps.db, officeId)
    const posts = channels.map(({ id }) => ({ channelId: id, ifNotPossible: 'next-slot' as const }))
    await intendPosts(deps, { actor, newsItemId: idOf(story), posts })
  }

  async function changeApproved() {
    const newsItemId = idOf('istanbul-quarter-figures')
    const { contentHash } = await showNewsItem(deps.db, actors.lena, newsItemId)
    await approveNewsItem(deps, { actor: actors.lena, newsItemId, contentHash })
    const { content, revision } = await showNewsItem(deps.db, actors.zeynep, newsItemId)
    const variants = content.variants.map(variant => ({
      ...variant,
      text: variant.text
        .replace('312', '327')
        .replace('answered', 'answered, by telephone, in person and by e-mail,'),
    }))
    const mediaStorage = core.mediaStorage
    await reviseNewsItem(
      { ...deps, mediaStorage },
      { actor: actors.zeynep, newsItemId, revision, content: { ...content, variants } },
    )
    await submitNewsItem(deps, { actor: actors.zeynep, newsItemId })
  }

  return [
    {
      at: after('istanbul-residence-renewal', 1.1),
      run: () => intend('istanbul-residence-renewal', 'istanbul', actors.murtaza),
    },
    {
      at: after('lahore-remittances', 1.1),
      run: () => intend('lahore-remittances', 'lahore', actors.nadia),
    },
    { at: after('istanbul-quarter-figures', 3), run: changeApproved },
    {
      at: after('dhaka-skills-survey', 1),
      run: () =>
        assignNewsItem(deps, {
          actor: actors.farhana,
          newsItemId: idOf('dhaka-skills-survey'),
          personId: actors.farhana.id,
        }),
    },
  ]
}
