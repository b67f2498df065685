import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** What fails here is said elsewhere, or to nobody, with the reason. */
const saidElsewhere: Readonly<Record<string, string>> = {
  'app/frame/parts/notifications/NotificationRow.tsx': 'stays unread, which is seen',
  'features/item/parts/use-send-to-review.ts': 'the notices of the page say it',
  'features/news/parts/ChosenBar.tsx': 'each item that was refused is named with its reason',
  'features/posts/announce.ts': 'the notice of undo says it',
  'features/posts/parts/series/OccurrenceMove.tsx': 'the row of the occurrence says it',
  'features/queue/parts/ScheduledActions.tsx': 'the notice of undo says it',
}

/** `retry.mutate(…)`, whose mutation is a constant of the file, and `const { mutate } = useRetry()`. */
const called = /\b(\w+)\.mutate(?:Async)?\(/g
const taken = /const \{([^}]*\bmutate(?:Async)?\b[^}]*)\} = use\w+\(/g

function silentIn(source: string): string[] {
  if (/\bonError\b|\bshowFailure\(|\.catch\((?:async )?\(?(?:problem|thrown)/.test(source)) return []
  const names = [...source.matchAll(called)].map(([, name = '']) => name)
  const unsaid = names.filter(
    name => !new RegExp(`\\b${name}\\.(?:error|isError)\\b|=\\{${name}\\}`).test(source),
  )
  // WordLabelsCard takes the error of the one of two that it uses.
  const ofEither = unsaid.filter(name => !new RegExp(`\\berror\\b[^}]*\\} = .*\\b${name}\\b`).test(source))
  const parts = [...source.matchAll(taken)].map(([, inner = '']) => inner)
  return [...ofEither, ...parts.filter(inner => !/\berror\b/.test(inner))]
}

const files = globSync('src/web/**/*.{ts,tsx}').map(file => [file.replace('src/web/', ''), file] as const)

it('says on the screen what the server refused, wherever something is sent', () => {
  const silent = files
    .filter(([, file]) => silentIn(readFileSync(file, 'utf8')).length > 0)
    .map(([name]) => name)
  expect(silent.toSorted()).toEqual(Object.keys(saidElsewhere).toSorted())
})

it.each([
  ['const retry = useRetry()\nretry.mutate()', ['retry']],
  ['const retry = useRetry()\nretry.mutate()\nretry.error', []],
  ['const { mutate, isPending } = useRetry()', [' mutate, isPending ']],
  ['const { mutate, error } = useRetry()', []],
  ["const { mutateAsync } = useRetry()\nmutateAsync().catch(why => showFailure(t('a'), why))", []],
  ["import { showFailure } from './a'\nconst { mutate } = useRetry()", [' mutate ']],
])('finds what is silent in %s', (source, expected) => {
  expect(silentIn(source)).toEqual(expected)
})
