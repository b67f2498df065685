import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import classes from './people/InviteForm.module.css'

interface MergeCardProps {
  title: string
  /** What becomes of what is merged. */
  text: string
  /** What it can be merged into. */
  others: readonly { value: string; label: string }[]
  isBusy: boolean
  problem: unknown
  onMerge: (into: string) => void
}

/** Merges one thing into another of its list. */
export function MergeCard({ title, text, others, isBusy, problem, onMerge }: MergeCardProps) {
  const { t } = useTranslation()
  const [into, setInto] = useState('')
  return (
    <Card title={title}>
      <div className={classes.form}>
        <p className={classes.lead}>{text}</p>
        <NativeSelect
          aria-label={title}
          maw={360}
          value={into}
          data={[{ value: '', label: t('forms.choose') }, ...others]}
          onChange={event => setInto(event.currentTarget.value)}
        />
        {problem ? <ProblemAlert problem={problem} title={t('forms.notSaved')} /> : null}
        <div>
          <Button variant="default" disabled={into === ''} loading={isBusy} onClick={() => onMerge(into)}>
            {t('settings.topicIs.mergeDo')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
