import { describe, expect, it } from 'vitest'
import {
  activityColumns,
  enquiryColumns,
  isParticipantsColumn,
} from '../../src/outreach/log/reading/log-columns.ts'
import { quizColumns } from '../../src/outreach/log/reading/log-quiz.ts'
import { isWordShape } from '../../src/outreach/log/reading/log-words.ts'
import { columnsOf, peopleColumns } from '../../src/web/features/log/columns.ts'
import { headingsOf } from '../../src/web/features/log/headings.ts'
import { monthsBefore, thisMonthIn } from '../../src/web/features/log/months.ts'
import { changedFacts } from '../../src/web/features/log/parts/entries/changed-facts.ts'
import { reachOf } from '../../src/web/features/log/reach.ts'
import { fieldOfRefusal } from '../../src/web/features/settings/parts/log-words/word-faults.ts'
import { wordOfLabel } from '../../src/web/features/settings/parts/log-words/word-of-label.ts'
import { Problem } from '../../src/web/shared/api/problem.ts'

describe('the headings of a file', () => {
  it.each([
    ['commas', 'date,kind,Tehsil\n2026-01-05,community,Multan', ['date', 'kind', 'Tehsil']],
    ['semicolons', 'Datum;Art;Ort\r\n1;2;3', ['Datum', 'Art', 'Ort']],
    ['tabs and a mark of its bytes', '\uFEFFdate\tplace\n', ['date', 'place']],
    ['quotes', '"Venue; hall";"Remarks"\n', ['Venue; hall', 'Remarks']],
    ['what cannot be named', 'date,,a=b,date\n', ['date']],
    ['nothing', '', []],
  ])('are read with %s', (_title, text, expected) => {
    expect(headingsOf(text)).toEqual(expected)
  })

  it('can mean the columns that the server reads, and no others', () => {
    expect([...columnsOf.activities].sort()).toEqual(
      [...Object.keys(activityColumns), ...Object.keys(quizColumns)].sort(),
    )
    expect([...columnsOf.enquiries].sort()).toEqual(Object.keys(enquiryColumns).sort())
    const people = peopleColumns(['0-17', '18-29', '30+']).map(({ column }) => column)
    expect(people.slice(0, 4)).toEqual(['women_0-17', 'women_18-29', 'women_30+', 'women'])
    expect(people.filter(column => !isParticipantsColumn(column))).toEqual([])
  })
})

describe('the log', () => {
  it('names months back over the turn of a year', () => {
    expect(monthsBefore('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  })

  it.each([
    ['Lahore, where it has begun', ['Asia/Karachi'], '2026-12'],
    ['Vienna, where it has not', ['Europe/Vienna'], '2026-11'],
    ['both', ['Europe/Vienna', 'Asia/Karachi'], '2026-12'],
    ['no office', [], '2026-11'],
  ])('begins its months on the clocks of the offices: %s', (_title, zones, month) => {
    expect(thisMonthIn(zones, Date.parse('2026-11-30T20:30Z'))).toBe(month)
  })

  it('says what a later version says otherwise, also what it says no more', () => {
    const day = { label: 'Day', value: '5 Jan' }
    const before = [day, { label: 'Place', value: 'Multan' }, { label: 'Partner', value: 'Rotary' }]
    const after = [day, { label: 'Place', value: 'Lahore' }, { label: 'Women', value: '3' }]
    expect(changedFacts(before, after)).toEqual([
      { label: 'Place', was: 'Multan', is: 'Lahore' },
      { label: 'Partner', was: 'Rotary', is: undefined },
      { label: 'Women', was: undefined, is: '3' },
    ])
  })
})

describe('a word of the log', () => {
  it.each([
    ['Door to door', 'door-to-door'],
    ['  Q&A (radio)! ', 'q-a-radio'],
    ['گھر گھر', 'گھر-گھر'],
    [`${'a'.repeat(39)} bc`, 'a'.repeat(39)],
  ])('is made from its label: %s', (label, expected) => {
    expect(wordOfLabel(label)).toBe(expected)
    expect(isWordShape(expected)).toBe(true)
  })

  it('is none where a label has no letters', () => {
    expect(wordOfLabel(' … ')).toBe('')
  })

  it.each([
    ['community', 'people'],
    ['tv', 'audience'],
    ['door-to-door', 'either'],
  ])('says by what an activity is counted: %s, %s', (kind, expected) => {
    expect(reachOf(kind)).toBe(expected)
  })

  const labels = { en: 'Doorstep', ur: 'گھر' }
  const refusal = (code: string, text: string) => new Problem({ code, params: { text } }, 409)
  it.each([
    ['the text that is taken', refusal('log-word-taken', 'گھر'), 'ur'],
    ['the first, where it is about the word', refusal('log-word-exists', ''), 'en'],
    ['none, where it is about the list', refusal('too-many-log-words', ''), undefined],
    ['none, where nothing was refused', null, undefined],
  ])('is refused at the field of %s', (_title, problem, expected) => {
    expect(fieldOfRefusal(problem, labels)).toBe(expected)
  })
})
