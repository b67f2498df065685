import { describe, expect, it } from 'vitest'
import type { PostState } from '../../../src/publishing/post-state.ts'
import {
  machine,
  type PostEvent,
  restingStates,
  statesThatTake,
  step,
} from '../../../src/publishing/sending/machine.ts'

const states = Object.keys(machine) as PostState[]

describe('the life of a post', () => {
  it.each(states)('"%s" is reached from "scheduled"', state => {
    const reached = new Set<PostState>(['scheduled'])
    for (const from of reached) for (const to of Object.values(machine[from])) reached.add(to)
    expect(reached).toContain(state)
  })

  it.each(states.filter(state => !['published', 'cancelled'].includes(state)))(
    '"%s" has a way to "published"',
    start => {
      const reached = new Set<PostState>([start])
      for (const from of reached) for (const to of Object.values(machine[from])) reached.add(to)
      expect(reached).toContain('published')
    },
  )

  it('never goes back to a send from a doubt without a look that found nothing, or a person', () => {
    const ways = statesThatTake('send-again').concat(statesThatTake('not-there'))
    expect(ways).toEqual(['needs_attention', 'missed', 'failed', 'reconciling'])
    expect(statesThatTake('claimed')).toEqual(['scheduled', 'retry_wait', 'claimed'])
  })

  it('lets no recall lead to a send by itself', () => {
    const recalls: PostEvent[] = ['approval-gone', 'approver-gone', 'thread-recalled']
    for (const state of states) {
      for (const event of recalls) {
        const next = (machine[state] as Partial<Record<PostEvent, PostState>>)[event]
        if (next) expect(restingStates).toContain(next)
      }
    }
  })

  it('rests only where nothing happens by itself', () => {
    const byItself: PostEvent[] = ['claimed', 'lease-ended', 'found-last', 'post-published']
    for (const state of restingStates)
      for (const event of byItself) expect(event in machine[state]).toBe(false)
  })

  it('refuses an event that a state does not take', () => {
    expect(() => step('published', 'cancel' as PostEvent)).toThrow(
      /"published" cannot take the event "cancel"/,
    )
  })
})
