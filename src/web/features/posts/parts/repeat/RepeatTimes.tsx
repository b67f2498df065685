import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/api/problem.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { useWallText } from '../../../../shared/times/time-text.ts'
import type { SeriesTimes } from '../../api/trial.ts'
import { useConflictSentences } from '../../conflict-sentences.ts'
import classes from './Repeat.module.css'

interface RepeatTimesProps {
  officeId: string
  times: SeriesTimes | undefined
  problem: Problem | null
  /** Stands in place of the times. */
  toSee: string
}

/** The first ten times of a rule, with what stands against each. */
export function RepeatTimes({ officeId, times, problem, toSee }: RepeatTimesProps) {
  const { t } = useTranslation()
  const wallText = useWallText()
  const sentencesOf = useConflictSentences(officeId)
  if (problem) return <ProblemAlert problem={problem} title={t('posts.notThen')} />
  if (!times) return <p className={classes.quiet}>{toSee}</p>
  return (
    <div role="status">
      <h3 className={classes.title}>{t('posts.repeat.count', { count: times.count })}</h3>
      <ol className={classes.times}>
        {times.next.map(({ at, dueAt, leftOut, posts }) => (
          <li key={at} className={dueAt ? undefined : classes.out}>
            {dueAt ? (
              <OfficeTime at={dueAt} officeId={officeId} withDay />
            ) : (
              <del>{wallText(at, officeId)}</del>
            )}
            {leftOut && <Reason text={leftOut} />}
            {[...new Set(posts.flatMap(({ planned }) => sentencesOf(planned, '')))].map(sentence => (
              <span key={sentence} className={classes.warning}>
                {sentence}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}
