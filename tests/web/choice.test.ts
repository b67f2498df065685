import { describe, expect, it } from 'vitest'
import { chooseFrom, switched, wishOf } from '../../src/web/features/posts/choice.ts'

const all = ['a', 'b']

describe('what a person chooses for the posts of an item', () => {
  it('is every channel at its next free slot to begin with, which asks for nothing in particular', () => {
    expect(wishOf(chooseFrom({}, all), all)).toEqual({})
  })

  it('names the channels once one is switched off', () => {
    expect(wishOf(switched(chooseFrom({}, all), 'a'), all)).toEqual({ channelIds: ['b'] })
  })

  it('asks for nothing while no channel is on, or no time is chosen', () => {
    expect(wishOf({ off: all, when: 'slots', at: undefined, offset: undefined }, all)).toBeUndefined()
    expect(wishOf({ off: [], when: 'time', at: undefined, offset: undefined }, all)).toBeUndefined()
  })

  it('begins with the slot and the channel that the page was opened from', () => {
    const choice = chooseFrom({ at: '2026-11-30T09:30', channel: 'b' }, all)
    expect(wishOf(choice, all)).toEqual({ at: '2026-11-30T09:30', channelIds: ['b'] })
  })

  it('begins with all channels where that of the slot does not fit the item', () => {
    expect(chooseFrom({ channel: 'elsewhere' }, all).off).toEqual([])
  })

  it('forgets which of two equal times was meant as little as the time', () => {
    const choice = { off: [], when: 'slots', at: '2026-10-25T02:30', offset: '+01:00' } as const
    expect(wishOf(choice, all)).toEqual({})
    expect(wishOf({ ...choice, when: 'time' }, all)).toEqual({ at: '2026-10-25T02:30', offset: '+01:00' })
  })
})
