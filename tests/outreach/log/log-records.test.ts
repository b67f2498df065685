import { describe, expect, it } from 'vitest'
import { activityInput, enquiryInput } from '../../../src/outreach/log/log-records.ts'

const enquiry = { officeId: 'lahore', askedOn: '2026-10-01', contactMethod: 'hotline', topic: 'family' }
const activity = { officeId: 'lahore', heldOn: '2026-10-01', kind: 'community', place: 'Kasur' }

describe('the language of an enquiry', () => {
  it.each([
    ['en', 'en'],
    ['ENG', 'en'],
    ['en_GB', 'en'],
    ['urd', 'ur'],
    ['Urdu', 'ur'],
    ['اردو', 'ur'],
    ['fa-AF', 'prs'],
    ['دری', 'prs'],
    ['fa', 'fa'],
    ['Unknown', 'unknown'],
  ])('is one, however written: %s', (written, language) => {
    expect(enquiryInput.parse({ ...enquiry, language: written })).toMatchObject({ language })
  })

  it.each(['xq', 'Urdu/English', '12'])('is refused where it is none: %s', language => {
    const [issue] = enquiryInput.safeParse({ ...enquiry, language }).error?.issues ?? []
    expect(issue?.message).toBe(`The language is "${language}"; it must be a code such as "en", or "unknown"`)
  })
})

describe('an age band', () => {
  it.each(['18-24', '65+', 'under-18', '0-5', 'unknown'])('is taken: %s', band => {
    expect(activityInput.safeParse({ ...activity, participants: { women: { [band]: 1 } } }).success).toBe(
      true,
    )
  })

  it.each(['30-20', '200-300', '150+', '18-999'])('is refused where nobody is of that age: %s', band => {
    const read = activityInput.safeParse({ ...activity, participants: { women: { [band]: 1 } } })
    expect(read.error?.issues[0]?.message).toMatch(/^The age band ".+" is none; one is like/)
  })
})

it.each(['-', '—', '?', '...'])('is no place: %s', place => {
  const [issue] = activityInput.safeParse({ ...activity, place }).error?.issues ?? []
  expect(issue?.message).toBe(`The place is "${place}", which says nothing`)
})

it.each(['12²', '③', 'Ⅻ', '½', '1²00'])('is no count: %s', count => {
  expect(enquiryInput.safeParse({ ...enquiry, count }).success).toBe(false)
})
