import { asProblem } from '../api/problem.ts'
import { Run } from '../text/Run.tsx'
import { useProblemText } from './problem-text.ts'
import { refusalParts } from './refusal-parts.ts'

/** What went wrong as a sentence in the reader's language, with why, as far as that is known. */
export function ProblemSentence({ problem }: { problem: unknown }) {
  const { text, isEnglish } = useProblemText()(problem)
  if (isEnglish) return <Run language="en">{text}</Run>
  const [before = '', tag, after = ''] = text.split(/<(reason|ours)\/>/)
  const Why = refusalParts()?.Why
  return (
    <>
      {before}
      {tag && Why && <Why problem={asProblem(problem)} isOursAlone={tag === 'ours'} />}
      {after}
    </>
  )
}
