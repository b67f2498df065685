import { Fragment } from 'react'
import type { Problem } from '../api/problem.ts'
import { fromRefusals } from '../reasons/from/refusals.ts'
import { Reason } from '../reasons/Reason.tsx'

interface WhyProps {
  problem: Problem
  /** Without what a library said. */
  isOursAlone: boolean
}

/** Why something was refused, in the reader's language: each of several faults, or the one reason. */
export function Why({ problem, isOursAlone }: WhyProps) {
  return reasonsOf(problem).map((reason, index) => (
    <Fragment key={reason}>
      {index > 0 && ' '}
      <Reason text={reason} from={fromRefusals} unknown={isOursAlone ? 'left-out' : 'english'} />
    </Fragment>
  ))
}

/** As the server says it in English. */
function reasonsOf({ faults, params }: Problem): readonly string[] {
  if (faults.length > 0) return [...new Set(faults)]
  const reason = params.reason ?? params.faults ?? params.meaning
  return reason === undefined || reason === '' ? [] : [String(reason)]
}
