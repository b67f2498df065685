import { textsIn } from '../../shared/forms/kept/kept-shapes.ts'
import type { Wish } from './api/preview.ts'

/** What a person has chosen on the page, and nothing that the server knows. */
export interface Choice {
  /** Channels that are switched off. */
  off: readonly string[]
  when: 'slots' | 'time'
  /** The office's wall clock, `2026-11-30T09:30`. */
  at: string | undefined
  /** Which one is meant where the clocks show a time twice. */
  offset: string | undefined
}

export function chooseFrom(
  { at, channel }: { at?: string; channel?: string },
  all: readonly string[],
): Choice {
  const off = channel && all.includes(channel) ? all.filter(id => id !== channel) : []
  return { off, when: at ? 'time' : 'slots', at, offset: undefined }
}

export const nextSlots: Choice = { off: [], when: 'slots', at: undefined, offset: undefined }

/** What a form kept, perhaps of another version of the app. */
export function choiceIn(kept: unknown): Choice {
  const { off, when, at, offset }: Record<string, unknown> = Object(kept)
  return {
    off: textsIn(off),
    when: when === 'time' ? 'time' : 'slots',
    at: typeof at === 'string' ? at : undefined,
    offset: typeof offset === 'string' ? offset : undefined,
  }
}

export function switched(choice: Choice, channelId: string): Choice {
  const off = choice.off.includes(channelId)
    ? choice.off.filter(id => id !== channelId)
    : [...choice.off, channelId]
  return { ...choice, off }
}

/** What to ask the API for; undefined where nothing can be asked: no channel, or no time yet. */
export function wishOf(choice: Choice, all: readonly string[]): Wish | undefined {
  const on = all.filter(id => !choice.off.includes(id))
  if (on.length === 0 || (choice.when === 'time' && !choice.at)) return undefined
  return {
    ...(on.length === all.length ? {} : { channelIds: on }),
    ...(choice.when === 'time' && choice.at ? { at: choice.at } : {}),
    ...(choice.when === 'time' && choice.offset ? { offset: choice.offset } : {}),
  }
}
