import { asProblem } from '../api/problem.ts'
import { showUntilDismissed } from './notice.ts'
import { ProblemSentence } from './ProblemSentence.tsx'

/** Says what failed and why, until the person dismisses it: for what has no place of its own on the page. */
export function showFailure(title: string, problem: unknown): void {
  const { code, detail } = asProblem(problem)
  showUntilDismissed(
    { color: 'red', title, message: <ProblemSentence problem={problem} /> },
    [title, code, detail].join('\n'),
  )
}
