import { describe, expect, it } from 'vitest'
import { profileOf } from '../../../src/networks/profiles.ts'
import { type PostText, sameTextPosts } from '../../../src/publishing/composing/same-text.ts'

const withinMs = profileOf('x').rules.sameText?.withinMs ?? 0
const day = 86_400_000
const noon = new Date('2026-11-23T12:00:00Z').getTime()

function said(parts: Partial<PostText> = {}): PostText {
  return {
    key: 'a',
    channelId: 'lahore',
    officeId: 'lahore',
    handle: 'lahore',
    sandbox: false,
    at: new Date(noon),
    ...parts,
  }
}

describe('the same text on another account of X', () => {
  it.each([
    ['is a twin at the same time', {}, 1],
    ['is a twin a week before', { at: new Date(noon - 7 * day) }, 1],
    ['is a twin a week after', { at: new Date(noon + 7 * day) }, 1],
    ['is none more than a week away', { at: new Date(noon + 7 * day + 1) }, 0],
    ['is none with other words', { key: 'b' }, 0],
    ['is none on the account itself', { channelId: 'lahore' }, 0],
    ['is none where one of them goes to the sandbox', { sandbox: true }, 0],
    ['is a twin in another office, too', { officeId: 'vienna' }, 1],
  ])('%s', (_title, parts, twins) => {
    expect(sameTextPosts(said(), [said(), said({ channelId: 'other', ...parts })], withinMs)).toHaveLength(
      twins,
    )
  })

  it('is named once for each account, by its nearest time', () => {
    const far = said({ channelId: 'other', at: new Date(noon + 3 * day) })
    const near = said({ channelId: 'other', at: new Date(noon - day) })
    const third = said({ channelId: 'third', at: new Date(noon + 2 * day) })
    expect(sameTextPosts(said(), [far, third, near], withinMs)).toEqual([near, third])
  })
})
