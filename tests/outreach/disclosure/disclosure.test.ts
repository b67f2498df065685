import { describe, expect, it } from 'vitest'
import { audit } from '../../../src/outreach/disclosure/audit.ts'
import type { Coordinates, Figure, OwnFigure } from '../../../src/outreach/disclosure/counts.ts'
import { protect } from '../../../src/outreach/disclosure/protect.ts'

const quarter = { from: '2026-07-01', to: '2026-09-30' }
const month = (number: number, last: number) => ({
  from: `2026-0${number}-01`,
  to: `2026-0${number}-${last}`,
})
const [july, august, september] = [month(7, 31), month(8, 31), month(9, 30)]

/** A count of enquiries in Kabul in the quarter, unless it is said. */
function count(counted: number, where: Partial<Coordinates> & { isEarlier?: true } = {}): OwnFigure {
  const at = {
    sandbox: false,
    offices: ['kabul'],
    indicator: 'enquiries',
    dimension: '',
    key: '',
    ...quarter,
    ...where,
  }
  return { ...at, counted, isShown: true, place: placeOf(at) }
}

const placeOf = (at: Coordinates) =>
  [at.offices.join('+'), at.indicator, at.dimension, at.key, at.from, at.to].join(' ')

const byTopic = (counts: Record<string, number>, where: Partial<Coordinates> = {}) =>
  Object.entries(counts).map(([key, counted]) => count(counted, { dimension: 'topic', key, ...where }))

const womenShare = (counted: number, whole: number, where: Partial<Coordinates> = {}): OwnFigure => ({
  ...count(counted, { indicator: 'women-share', ...where }),
  share: { whole, printed: Math.round(counted), within: 0.5 },
})

/** What the public sees of the picture, after the earlier ones were drawn in their order. */
function drawn(...pictures: OwnFigure[][]): (number | 'hidden')[] {
  const before: Figure[][] = []
  let last: OwnFigure[] = []
  for (const picture of pictures) {
    const hidden = protect(picture, before)
    last = picture.map(figure => ({ ...figure, isShown: !hidden.has(figure.place) }))
    expect(audit(last, before)).toBeUndefined()
    before.unshift(last)
  }
  return last.map(({ counted, isShown }) => (isShown && counted !== null ? counted : 'hidden'))
}

const hidden = 'hidden'

describe('a small count cannot be worked out', () => {
  it.each<[string, OwnFigure[][], (number | 'hidden')[]]>([
    [
      'from a total that an earlier picture shows',
      [[count(43)], byTopic({ visas: 3, study: 40 })],
      [hidden, hidden],
    ],
    [
      'from the same breakdown that an earlier picture shows in part',
      [
        [count(100), ...byTopic({ visas: 3, study: 7, work: 90 })],
        [...byTopic({ visas: 3, study: 7, work: 90 })],
      ],
      [hidden, hidden, 90],
    ],
    [
      'from the days so far of a month and the whole month',
      [[count(100, { from: '2026-09-01', to: '2026-09-26' })], [count(102, september)]],
      [hidden],
    ],
    [
      'from two months and the quarter of other pictures',
      [[count(40, july)], [count(50, august)], [count(93)]],
      [hidden],
    ],
    [
      'from an office and two offices together',
      [[count(100)], [count(103, { offices: ['kabul', 'lahore'] })]],
      [hidden],
    ],
    [
      'by topic, from an office and two offices together',
      [
        byTopic({ visas: 30, study: 40 }),
        byTopic({ visas: 33, study: 90 }, { offices: ['kabul', 'lahore'] }),
      ],
      [hidden, 90],
    ],
    [
      'from a percentage of a known whole',
      [
        [
          count(150, { indicator: 'participants' }),
          count(2, { indicator: 'participants', dimension: 'sex', key: 'women' }),
          count(148, { indicator: 'participants', dimension: 'sex', key: 'men' }),
          womenShare((100 * 2) / 150, 150),
        ],
      ],
      [150, hidden, hidden, hidden],
    ],
    [
      'from a percentage that comes after the counts were withheld',
      [
        [
          count(150, { indicator: 'participants' }),
          ...[
            ['women/0-17', 12],
            ['men/0-17', 3],
            ['women/18+', 61],
            ['men/18+', 74],
          ].map(([key, counted]) =>
            count(Number(counted), { indicator: 'participants', dimension: 'sex-age', key: String(key) }),
          ),
        ],
        [womenShare((100 * 73) / 150, 150)],
      ],
      [hidden],
    ],
    [
      'from "other" of a chart with more rows',
      [
        [count(60), ...byTopic({ visas: 20, 'other than visas': 40 })],
        [count(60), ...byTopic({ visas: 20, study: 37, 'other than study, visas': 3 })],
      ],
      [60, 20, hidden, hidden],
    ],
    [
      'from a breakdown of the quarter, and a month in which an office counted no one',
      [
        [count(0, july)],
        byTopic({ visas: 9, study: 713 }, { offices: ['lahore'] }),
        byTopic({ visas: 6, study: 39 }, { offices: ['kabul', 'lahore'], ...july }),
      ],
      [hidden, 39],
    ],
    ['where it is the total itself', [[count(3), ...byTopic({ visas: 3 })]], [hidden, hidden]],
    [
      'beside zeros, which are shown',
      [[count(5), ...byTopic({ visas: 2, study: 3, work: 0 })]],
      [hidden, hidden, hidden, 0],
    ],
    [
      'from the change on the period before',
      [
        [
          count(60),
          count(20, { from: '2026-04-01', to: '2026-06-30', isEarlier: true }),
          count(10, month(4, 30)),
          count(3, month(5, 31)),
          count(7, month(6, 30)),
        ],
      ],
      [60, hidden, 10, hidden, 7],
    ],
  ])('%s', (_what, pictures, expected) => {
    expect(drawn(...pictures)).toEqual(expected)
  })
})

describe('nothing is withheld', () => {
  it.each<[string, OwnFigure[][], number[]]>([
    ['for practice figures of the same office and days', [[count(43, { sandbox: true })], [count(45)]], [45]],
    ['for another office', [[count(43, { offices: ['dhaka'] })], [count(45)]], [45]],
    [
      'for a figure that was corrected since, which subtracts from nothing',
      [[count(40, july)], [count(43, july), count(60, august), count(70, september), count(173)]],
      [43, 60, 70, 173],
    ],
    ['for periods apart by five or more', [[count(40, july)], [count(50, august)], [count(95)]], [95]],
    ['for periods apart by none', [[count(40, july)], [count(50, august)], [count(90)]], [90]],
  ])('%s', (_what, pictures, expected) => {
    expect(drawn(...pictures)).toEqual(expected)
  })
})

describe('a picture that is drawn again', () => {
  const picture = [count(943), ...byTopic({ visas: 3, study: 40, work: 900 })]

  it('withholds the same figures', () => {
    expect(drawn(picture, picture, picture)).toEqual([943, hidden, hidden, 900])
  })

  it('is not blocked for what an earlier one gave away', () => {
    const leaked = picture.map(figure => ({ ...figure, isShown: true }))
    expect(protect(picture, [leaked]).size).toBe(1)
    const again = picture.map(figure => ({ ...figure, isShown: figure.counted !== 3 }))
    expect(audit(again, [leaked])).toBeUndefined()
  })
})

describe('a picture as it stands is refused', () => {
  const picture = [count(943), ...byTopic({ visas: 3, study: 40, work: 900 })]
  const showing = (...shown: number[]) =>
    picture.map(figure => ({ ...figure, isShown: shown.includes(figure.counted ?? 0) }))

  it.each([
    ['that shows a small count', showing(943, 3, 40, 900), 'enquiries, topic, visas'],
    ['from which one could be worked out', showing(943, 40, 900), 'enquiries, topic, visas'],
  ])('%s', (_what, figures, what) => {
    expect(audit(figures, [])).toBe(what)
  })

  it('that says "not shown" of parts of a published total which leaves them too few values', () => {
    const parts = byTopic({ visas: 2, study: 3, work: 0 })
    const hiddenParts = parts.map(figure => ({ ...figure, isShown: figure.counted === 0 }))
    expect(protect(parts, [[count(5)]]).size).toBe(2)
    expect(audit(hiddenParts, [[count(5)]])).toBe('enquiries, topic, visas')
    expect(audit(hiddenParts, [[count(5)], parts])).toBeUndefined()
  })

  it('that gives away, together with an earlier one, what neither prints', () => {
    const before = [{ ...count(100, { from: '2026-09-01', to: '2026-09-26' }) }]
    expect(audit([count(102, september)], [before])).toMatch(/what is in/)
    expect(audit([count(102, september)], [])).toBeUndefined()
  })
})
