import { expect, it } from 'vitest'
import { readKeptEntry } from '../../src/web/features/log/kept-entry.ts'

const kept = { key: '1', officeId: 'lahore', day: '2026-11-20', count: 3, kind: 'enquiries' }
const enquiry = { officeId: 'lahore', askedOn: '2026-11-20', topic: 'visas', count: 3 }

it('reads enquiries that a browser kept before their channel was called contact method', () => {
  const body = {
    enquiries: [
      { ...enquiry, channel: 'hotline' },
      { ...enquiry, contactMethod: 'office' },
    ],
  }
  expect(readKeptEntry({ ...kept, body })).toEqual({
    ...kept,
    body: {
      enquiries: [
        { ...enquiry, contactMethod: 'hotline' },
        { ...enquiry, contactMethod: 'office' },
      ],
    },
  })
})

it('reads the sentence of a refusal that a browser kept before its code and values were', () => {
  const activity = { ...kept, kind: 'activity', body: { kind: 'session', place: 'Kasur' } }
  expect(readKeptEntry({ ...activity, refusal: 'The activity has no people.' })).toEqual({
    ...activity,
    refusal: {
      code: 'entry-invalid',
      detail: 'The activity has no people.',
      faults: ['The activity has no people.'],
    },
  })
})

it('leaves activities as they are', () => {
  const activity = { ...kept, kind: 'activity', body: { kind: 'session', place: 'Kasur' } }
  expect(readKeptEntry(activity)).toEqual(activity)
})
