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
]

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
