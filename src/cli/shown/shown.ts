import type { Show } from '../operations/show.ts'
import { accessShown } from './access.ts'
import { figuresShown } from './figures.ts'
import { newsShown } from './news.ts'
import { postsShown } from './posts.ts'

const all = new Map<string, Show>([...newsShown, ...postsShown, ...accessShown, ...figuresShown])

/** How the answers of an operation are shown; undefined where a table or a list of values will do. */
export function shownBy(operationId: string): Show | undefined {
  return all.get(operationId)
}
