import { expect, it } from 'vitest'
import { DatelineError } from '../../src/core/errors/errors.ts'

// What analysts read when they are refused; who is refused, and when, is tested where each is thrown.
it.each([
  [
    new DatelineError('period-open', { to: '2026-12-31', today: 'in Kabul it is 2026-11-26' }),
    'The period ends on 2026-12-31, and in Kabul it is 2026-11-26. Freeze it after that day, or ask for it "so far".',
  ],
  [
    new DatelineError('months-open', {
      office: 'Lahore',
      month: 'August 2026',
      log: 'enquiries',
      others: '',
    }),
    'Lahore has not closed August 2026 (enquiries). Close it, or freeze with "incomplete" and the picture will say so.',
  ],
  [
    new DatelineError('month-closed', {
      month: 'August 2026',
      office: 'Lahore',
      person: 'Sana',
      day: '2026-09-04',
    }),
    'August 2026 is closed in Lahore (by Sana, 2026-09-04). To add or change entries, reopen it with a reason.',
  ],
  [
    new DatelineError('version-behind', { person: 'Ali', at: '2026-09-03 10:00', version: 3 }),
    'Ali changed this entry at 2026-09-03 10:00; it has version 3 now. Compare both versions and save again.',
  ],
  [
    new DatelineError('indicator-not-summable', { indicator: 'reach', counted: 'people who saw a post' }),
    '"reach" must not be added up: it counts people who saw a post. Show each value by itself.',
  ],
  [
    new DatelineError('small-cells', { what: 'participants, kind, counselling-day' }),
    'A count under 5 could be worked out from this picture (participants, kind, counselling-day). Remove the chart or the total.',
  ],
  [
    new DatelineError('credit-missing', { project: 'silk-routes', language: 'Urdu' }),
    'Project "silk-routes" has no credit line in Urdu. Add one, or record that there is no donor to name; then freeze the figures again.',
  ],
  [
    new DatelineError('picture-changed', { infographicId: '01a2', day: '2026-10-05', before: 2, now: 3 }),
    'Infographic 01a2 no longer renders to the same bytes as on 2026-10-05 (renderer 2 then, 3 now). Keep the old file, or create a new version.',
  ],
])('$0.code says what is wrong and what can be done', (error, text) => {
  expect(error.message).toBe(text)
})
