import { Button, Fieldset, Group, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../feedback/ProblemAlert.tsx'
import { Card } from '../page/Card.tsx'
import classes from './FormCard.module.css'
import { KeptNotice } from './kept/KeptNotice.tsx'
import type { KeptForm } from './kept/kept-form.ts'

interface FormCardProps {
  title: string
  /** One or two sentences above the fields. */
  lead?: ReactNode
  aside?: ReactNode
  children: ReactNode
  /** Below the buttons: what came of saving. */
  after?: ReactNode
  isDirty: boolean
  isBusy: boolean
  isSaved: boolean
  problem: unknown
  /** The word on the button, where it is not "Save". */
  save?: string
  /** What a role may not change is shown, without the button. */
  isReadOnly?: boolean
  /** Who may change it, where that is not operators and administrators. */
  readOnlyWhy?: string
  /** Whose fields these are, where they are kept in this browser: it says so, and throws them away on demand. */
  kept?: KeptForm
  onSave: () => void
  onDiscard?: () => void
}

/** A card that is saved by itself: its fields, one button, and beside it what became of the last save. */
export function FormCard(props: FormCardProps) {
  const { t } = useTranslation()
  const { isDirty, isBusy, isSaved, problem, isReadOnly = false, kept } = props
  const onDiscard = props.onDiscard ?? kept?.forget
  function submit(event: FormEvent) {
    event.preventDefault()
    props.onSave()
  }
  return (
    <Card title={props.title} aside={props.aside}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {kept && <KeptNotice form={kept} />}
        {props.lead && <p className={classes.lead}>{props.lead}</p>}
        <Fieldset variant="unstyled" disabled={isReadOnly} className={classes.fields}>
          {props.children}
        </Fieldset>
        {problem ? <ProblemAlert problem={problem} title={t('forms.notSaved')} /> : null}
        {isReadOnly ? (
          <p className={classes.lead}>{props.readOnlyWhy ?? t('forms.readOnly')}</p>
        ) : (
          <Group gap="sm" className={classes.foot}>
            <Button type="submit" loading={isBusy} disabled={!isDirty}>
              {props.save ?? t('forms.save')}
            </Button>
            {isDirty && onDiscard && (
              <Button variant="subtle" onClick={onDiscard} disabled={isBusy}>
                {t('forms.discard')}
              </Button>
            )}
            <span role="status" className={classes.saved}>
              {isSaved && !isDirty && (
                <>
                  <IconCheck size={16} aria-hidden />
                  <Text span size="sm">
                    {t('forms.saved')}
                  </Text>
                </>
              )}
            </span>
          </Group>
        )}
        {props.after}
      </form>
    </Card>
  )
}
