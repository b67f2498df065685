import type { LiveEvent } from './live-source.ts'

/** Which answers an event makes old, by the beginnings of their keys (app-wide: the first word is the kind). */
export function staleKeys({ kind, id }: LiveEvent): readonly (readonly string[])[] {
  const own = id === undefined ? [] : [id]
  switch (kind) {
    case 'post':
      return [['posts'], ['today'], ['channels', 'next']]
    case 'news':
      return [['news'], ['review'], ['today'], ['comments', ...own]]
    case 'notification':
      return [['notifications']]
    case 'channel':
      return [['channels'], ['today']]
    case 'stop':
      return [['stops'], ['posts'], ['today'], ['channels']]
    case 'presence':
      return [['presence', ...own]]
    case 'reload':
      return [[]]
  }
}
