import { Button, Checkbox, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/api/problem.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import type { KeptForm } from '../../../../shared/forms/kept/kept-form.ts'
import type { Trial } from '../../api/trial.ts'
import classes from './Repeat.module.css'
import { RepeatTimes } from './RepeatTimes.tsx'

interface SeriesFormProps {
  /** Of the fields. */
  kept: KeptForm
  officeId: string
  children: ReactNode
  /** Nothing that is needed is empty. */
  isWhole: boolean
  /** What would become of it. */
  trial: Trial
  /** What to choose before its times are shown. */
  toSee: string
  /** Whether the same text may go out again on networks that forbid it; asked for where one of them does. */
  consent?: { isGiven: boolean; onChange: (isGiven: boolean) => void }
  saving: { isPending: boolean; error: Problem | null }
  /** Above the reason for which it was not saved. */
  notSaved: string
  /** Words of the two buttons. */
  save: string
  leave: string
  onSave: () => void
  onClose: () => void
}

/** The fields of a series, and beside them its first times; it can be saved once these are known. */
export function SeriesForm(props: SeriesFormProps) {
  const { t } = useTranslation()
  const { kept, officeId, children, isWhole, trial, toSee, consent, saving, notSaved, save, leave } = props
  const lacksConsent = consent !== undefined && trial.error?.code === 'series-repeats-text'
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        props.onSave()
      }}
    >
      <div className={classes.fields}>
        <KeptNotice form={kept} />
        {children}
        {consent && (lacksConsent || consent.isGiven) && (
          <Checkbox
            label={t('posts.repeat.accept')}
            description={t('posts.repeat.acceptWhy')}
            checked={consent.isGiven}
            onChange={event => consent.onChange(event.currentTarget.checked)}
          />
        )}
        {saving.error && <ProblemAlert problem={saving.error} title={notSaved} />}
        <Group gap="xs">
          <Button
            type="submit"
            loading={saving.isPending}
            disabled={!isWhole || !trial.data || trial.error !== null}
          >
            {save}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              kept.forget()
              props.onClose()
            }}
          >
            {leave}
          </Button>
        </Group>
      </div>
      <RepeatTimes
        officeId={officeId}
        times={isWhole && !trial.error ? trial.data : undefined}
        problem={lacksConsent ? null : trial.error}
        toSee={lacksConsent ? t('posts.repeat.chooseAccept', { choice: t('posts.repeat.accept') }) : toSee}
      />
    </form>
  )
}
