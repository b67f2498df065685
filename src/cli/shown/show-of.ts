import type { Answer, Operation } from '../../api/parts/operation.ts'
import type { Show, Shown } from '../operations/show.ts'

/** How the answers of an operation are shown, where a table or a list of values says too little. */
export function showOf<Op extends Operation>(
  operation: Op,
  show: (answer: Answer<Op>, named: readonly string[]) => Shown,
): [id: string, show: Show] {
  // What the client answers has passed the schemas of its operation.
  return [operation.id, (answer, named) => show(answer as Answer<Op>, named)]
}
