import { Fragment } from 'react'
import { asProblem, type Problem } from '../api/problem.ts'
import { Reason } from '../reasons/Reason.tsx'
import { Run } from '../text/Run.tsx'
import { useProblemText } from './problem-text.ts'

/** What went wrong as a sentence in the reader's language, with why, as far as that is known. */
export function ProblemSentence({ problem }: { problem: unknown }) {
  const { text, isEnglish } = useProblemText()(problem)
  if (isEnglish) return <Run language="en">{text}</Run>
  const [before = '', tag, after = ''] = text.split(/<(reason|ours)\/>/)
  if (tag === undefined) return text
  return (
    <>
      {before}
      {reasonsOf(asProblem(problem)).map((reason, index) => (
        <Fragment key={reason}>
          {index > 0 && ' '}
          <Reason text={reason} from="refusals" unknown={tag === 'ours' ? 'left-out' : 'english'} />
        </Fragment>
      ))}
      {after}
    </>
  )
}

/** Why, as the server says it in English: each of several faults, or the one reason. */
function reasonsOf({ faults, params }: Problem): readonly string[] {
  if (faults.length > 0) return [...new Set(faults)]
  const reason = params.reason ?? params.faults ?? params.meaning
  return reason === undefined || reason === '' ? [] : [String(reason)]
}
