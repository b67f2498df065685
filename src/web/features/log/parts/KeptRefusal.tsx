import { useEffect, useMemo, useState } from 'react'
import { Problem } from '../../../shared/api/problem.ts'
import { ProblemSentence } from '../../../shared/feedback/ProblemSentence.tsx'
import { wordsForProblem } from '../../../shared/feedback/refusal-words.ts'

/** Why the server refused what this browser keeps, perhaps since before the page was opened. */
export function KeptRefusal({ document }: { document: Problem['document'] }) {
  const problem = useMemo(() => new Problem(document, document.status ?? 400), [document])
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    let isShown = true
    wordsForProblem(problem.code).then(() => isShown && setIsReady(true))
    return () => {
      isShown = false
    }
  }, [problem])
  return isReady && <ProblemSentence problem={problem} />
}
