import { Alert, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/api/problem.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { clockTime } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import classes from './WhenCard.module.css'

type Choices = NonNullable<Problem['document']['choices']>

/** The ways out of a time that the clocks skip or show twice; undefined of any other problem. */
export function timeChoicesOf(problem: Problem | null): Choices | undefined {
  const choices = problem?.document.choices
  return choices && choices.length > 0 ? choices : undefined
}

interface TimeChoicesProps {
  officeId: string
  problem: Problem
  choices: Choices
  onPick: (choice: Choices[number]) => void
}

/** "The clock skips that time": the sentence, and a button for each moment that can be meant. */
export function TimeChoices({ officeId, problem, choices, onPick }: TimeChoicesProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const place = useOfficeNames()(officeId)
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  return (
    <Alert color="orange" variant="light" role="alert">
      <p>{t(problem.code === 'repeated-time' ? 'posts.repeatedTime' : 'posts.skippedTime', { place })}</p>
      <div className={classes.choices}>
        {choices.map(choice => (
          <Button key={choice.instant} variant="default" size="xs" onClick={() => onPick(choice)}>
            {clockTime(choice.instant, zone, locale)}&nbsp;<Ltr>(UTC{choice.offset})</Ltr>
          </Button>
        ))}
      </div>
    </Alert>
  )
}
