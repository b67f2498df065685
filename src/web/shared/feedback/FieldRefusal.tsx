import { ProblemSentence } from './ProblemSentence.tsx'

/** What was refused, beside the field that it is about; read aloud when it appears. */
export function FieldRefusal({ problem }: { problem: unknown }) {
  return (
    <span role="alert">
      <ProblemSentence problem={problem} />
    </span>
  )
}
