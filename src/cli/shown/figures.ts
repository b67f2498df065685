import { figures } from '../../api/outreach/figures.ts'
import type { Answer } from '../../api/parts/operation.ts'
import { shownPercent } from '../../indicators/sums.ts'
import { table } from '../output.ts'
import { showOf } from './show-of.ts'

type Figure = Answer<typeof figures.show>['answers'][number]

export const figuresShown = [
  showOf(figures.show, ({ scope, answers }) => ({
    lines: [
      ...table(
        ['indicator', 'value', 'state', 'previous', 'change', 'target', 'closed'],
        answers.map(answer => [
          answer.indicator,
          written(answer.unit, answer.value),
          answer.state,
          answer.previous ? written(answer.unit, answer.previous.value) : '',
          changeOf(answer),
          answer.target ? `${answer.target.value}${reachedOf(answer.target.reached)}` : '',
          answer.reported ? `${answer.reported.closed} of ${answer.reported.expected} months` : '',
        ]),
      ),
      ...answers.flatMap(divisions),
    ],
    said: [
      `Internal: small counts are not hidden. ${scope.from} to ${scope.to}${scope.soFar ? ', so far' : ''}${scope.sandbox ? ', practice' : ''}.`,
    ],
  })),
  showOf(figures.bestPosts, ({ posts, bases }) => ({
    lines: table(
      ['times', 'views', 'published', 'office', 'network', 'text', 'link'],
      posts.map(post => [
        post.times.toFixed(1),
        post.views.toFixed(0),
        `${post.publishedOn}${post.deletedOn === null ? '' : `, deleted ${post.deletedOn}`}`,
        post.officeId,
        post.network,
        post.text,
        post.permalink ?? '',
      ]),
    ),
    said: [baseLine(bases)],
  })),
  showOf(figures.bestTimes, ({ cells, bases }) => ({
    lines: table(
      ['local time', ...weekdays],
      [0, 3, 6, 9, 12, 15, 18, 21].map(hour => [
        `${hour}–${hour + 3}`,
        ...cells
          .filter(cell => cell.hour === hour)
          .map(({ times, posts }) => (times === null ? '' : `${times.toFixed(1)} (${posts})`)),
      ]),
    ),
    said: [baseLine(bases), 'In brackets, how many posts; empty for fewer than five.'],
  })),
]

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function baseLine(bases: readonly { median: number | null }[]): string {
  const small = bases.filter(({ median }) => median === null).length
  const left =
    small === 0 ? '' : ` ${small} of ${bases.length} channels had fewer than 20 posts and are left out.`
  return `1.0 is the median of a channel's views in seven days.${left}`
}

function divisions({ indicator, unit, by }: Figure): string[] {
  return Object.entries(by).flatMap(([dimension, rows]) => [
    '',
    `${indicator} by ${dimension}`,
    ...table(
      [dimension, 'value', 'share'],
      rows.map(({ keys, value, share }) => [
        keys.map(key => key ?? 'not noted').join(', '),
        written(unit, value),
        typeof share === 'number' ? percent(share) : '',
      ]),
    ),
  ])
}

function written(unit: Figure['unit'], value: number | null): string {
  if (value === null) return '-'
  if (unit === 'percent') return percent(value)
  return unit === 'points' ? value.toFixed(1) : String(value)
}

function changeOf({ change }: Figure): string {
  if (!change) return ''
  if (change.value === null) return `- (${change.reason})`
  const sign = change.value > 0 ? '+' : ''
  return change.kind === 'points'
    ? `${sign}${change.value.toFixed(1)} points`
    : `${sign}${percent(change.value)}`
}

function reachedOf(reached: number | null): string {
  return reached === null ? '' : ` (${percent(reached)})`
}

function percent(value: number): string {
  const shown = shownPercent(value)
  const text = `${shown.value} %`
  return shown.is === 'exactly' ? text : `${shown.is} ${text}`
}
