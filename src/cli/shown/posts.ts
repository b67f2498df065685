import { budget } from '../../api/offices/budget.ts'
import type { MonthStanding } from '../../api/parts/month-standing.ts'
import type { PostPreview } from '../../api/parts/post-preview.ts'
import type { ExistingPost, ScheduledPost } from '../../api/parts/scheduled-post.ts'
import { posts } from '../../api/publishing/posts.ts'
import { dollars } from '../../core/money.ts'
import { costLine, monthLine } from '../costs.ts'
import type { Shown } from '../operations/show.ts'
import { localMoment } from '../output.ts'
import { showOf } from './show-of.ts'

export const postsShown = [
  showOf(posts.preview, ({ posts: previews, months }) => ({
    lines: [...previews.flatMap(previewLines), ...months.map(monthLine)],
    said: months.flatMap(({ warning }) => warning ?? []),
  })),
  showOf(posts.schedule, ({ posts: scheduled, already, months }) => ({
    lines: scheduled.map(({ id, planned }) => `${id}  ${planned.local} ${planned.zone}`),
    said: [
      ...scheduled.flatMap(remarksOn),
      ...months.map(month => month.warning ?? monthLine(month)),
      ...already.map(existingLine),
      `${scheduled.length} scheduled, ${already.length} left as they are`,
    ],
  })),
  showOf(posts.show, post => ({
    lines: [
      [post.id, post.state, localMoment(post.dueAt), `${post.network} ${post.handle}`].join('  '),
      ...(post.reason ? [post.reason] : []),
      ...post.segments.flatMap(each => ['', each.text, each.permalink ?? each.externalId ?? '(not out)']),
      '',
      ...post.attempts.map(
        ({ startedAt, position, kind, outcome, reason }) =>
          `${localMoment(startedAt)}  segment ${position + 1}  ${kind}  ${outcome ?? 'no answer yet'}  ${reason ?? ''}`,
      ),
    ],
  })),
  showOf(budget.show, monthShown),
  showOf(budget.set, monthShown),
]

function monthShown(month: MonthStanding): Shown {
  const { sentMilliDollars: sent, scheduledMilliDollars: scheduled, readsMilliDollars: reads } = month
  return {
    lines: [
      monthLine(month),
      `  sent ${dollars(sent)}, scheduled ${dollars(scheduled)}, reads ${dollars(reads)}`,
    ],
    said: month.warning ? [month.warning] : [],
  }
}

function existingLine(post: ExistingPost): string {
  return `${post.postId}  ${post.state}, due ${localMoment(post.dueAt)} [${post.language}]: not scheduled once more`
}

/** What a person should know of a scheduled post, one sentence each. */
function remarksOn(post: ScheduledPost): string[] {
  const { notes, conflicts } = post.planned
  return [...notes, ...conflicts.map(({ message }) => message), ...post.refusals, ...post.warnings]
}

function whenOf({ planned, noTime }: PostPreview): string {
  return planned ? `${planned.local} ${planned.zone}` : (noTime ?? '')
}

function previewLines(post: PostPreview): string[] {
  return [
    `${post.network} ${post.handle} [${post.language}] ${whenOf(post)}`,
    ...post.segments.flatMap((segment, number) => [
      `  ${number + 1} of ${post.segments.length}, ${segment.length} long`,
      ...segment.text.split('\n').map(line => `  | ${line}`),
      ...(segment.link ? [`  | (card) ${segment.link}`] : []),
    ]),
    ...post.parts.filter(part => part.kind !== 'words').map(part => `  ${part.kind}: ${part.why}`),
    ...post.refusals.map(refusal => `  !! ${refusal}`),
    ...post.warnings.map(warning => `  ! ${warning}`),
    ...(post.already ? [`  = ${existingLine(post.already)}`] : []),
    ...costLine(post.cost).map(line => `  ${line}`),
    '',
  ]
}
