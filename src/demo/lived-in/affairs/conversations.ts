import { resolveComment } from '../../../news/comments/change-comment.ts'
import { commentOnItem } from '../../../news/comments/comment-on-item.ts'
import { beginOf } from '../begin-of-story.ts'
import type { PersonKey } from '../cast.ts'
import type { Deed, Means } from '../deed.ts'
import { storyOf } from '../stories/stories.ts'

const hourMs = 3_600_000

interface Remark {
  story: string
  by: PersonKey
  /** Hours after work on the item began; less than four for one of today. */
  hours: number
  text: string
  mentions?: PersonKey[]
  /** What it is about, where that is one text. */
  language?: string
  /** Who settles it, half an hour later. */
  resolvedBy?: PersonKey
}

/** What colleagues say to each other about items. */
const remarks: readonly Remark[] = [
  {
    story: 'lahore-hotline-hours',
    by: 'bilal',
    hours: 4,
    text: '@Nadia Rehman the card says 9 to 18, the text 09:00 to 18:00. Fine for me, the radio will read it out anyway.',
    mentions: ['nadia'],
    resolvedBy: 'nadia',
  },
  {
    story: 'lahore-family-visa',
    by: 'nadia',
    hours: 3.5,
    text: '@Bilal Chaudhry thank you, I had the old notice. I ask the consulate whether nine weeks is for all of Punjab.',
    mentions: ['bilal'],
  },
  {
    story: 'lahore-remittances',
    by: 'sofia',
    hours: 2,
    text: 'Questions about fees have doubled in three months, so this comes at the right time.',
  },
  {
    story: 'lahore-remittances',
    by: 'bilal',
    hours: 2.6,
    text: '@Nadia Rehman is "a day’s wage" still right at today’s rate? Please check before I approve it.',
    mentions: ['nadia'],
  },
  {
    story: 'dhaka-migrants-day',
    by: 'tanvir',
    hours: 1.5,
    text: 'Is the hall confirmed? I would rather not announce the play before it is.',
    mentions: ['farhana'],
  },
  {
    story: 'dhaka-migrants-day',
    by: 'farhana',
    hours: 2.2,
    text: 'Confirmed in writing this morning, until 18:00.',
    mentions: ['tanvir'],
    resolvedBy: 'tanvir',
  },
  {
    story: 'dhaka-cyclone-documents',
    by: 'omar',
    hours: 5,
    text: 'The mobile team has its own number from Sunday on. Shall we add it?',
    mentions: ['farhana'],
    resolvedBy: 'farhana',
  },
  {
    story: 'istanbul-safe-routes',
    by: 'murtaza',
    hours: 1.4,
    language: 'prs',
    text: 'In Dari "دریا" is the river; readers from Iran may understand the sea. The dateline makes it clear, I think.',
    mentions: ['zeynep'],
  },
  {
    story: 'istanbul-safe-routes',
    by: 'lena',
    hours: 1.8,
    text: 'Agreed. The strongest item of this month; please keep the tone.',
    mentions: ['murtaza', 'zeynep'],
  },
  {
    story: 'istanbul-quarter-figures',
    by: 'sofia',
    hours: 1.7,
    text: '@Zeynep Kaya 312 is without the e-mails. With them it is 327; both are right, but say which.',
    mentions: ['zeynep'],
  },
  {
    story: 'istanbul-residence-renewal',
    by: 'zeynep',
    hours: 1.2,
    text: '@Lena Hofer could you look at this one first? The rule changes on the first of the month.',
    mentions: ['lena'],
  },
]

export function conversationDeeds({ world, actors, items, now }: Means): Deed[] {
  const deps = { db: world.core.database.db, clock: world.core.clock }
  return remarks.flatMap(({ story, by, hours, text, mentions = [], language, resolvedBy }) => {
    const at = new Date(beginOf(storyOf(story), now).getTime() + hours * hourMs)
    let commentId = ''
    const newsItemId = () => items.get(story) ?? ''
    const say: Deed = {
      at,
      async run() {
        const said = await commentOnItem(deps, {
          actor: actors[by],
          newsItemId: newsItemId(),
          text,
          mentions: mentions.map(key => actors[key].id),
          ...(language ? { language } : {}),
        })
        commentId = said.commentId
      },
    }
    if (!resolvedBy) return [say]
    const actor = actors[resolvedBy]
    const settle = () => resolveComment(deps, { actor, newsItemId: newsItemId(), commentId })
    return [say, { at: new Date(at.getTime() + hourMs / 2), run: settle }]
  })
}
