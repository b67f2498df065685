import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'
import classes from './ProjectEmblemCard.module.css'

/** The recorded decision that there is no donor to name. */
export function ProjectNoDonorCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`project-no-donor/${project.id}`)
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const { recordNoDonor, withdrawNoDonor } = useEditProject(project.id)
  if (project.noDonor) {
    return (
      <Card title={t('settings.projectIs.noDonor')}>
        <div className={classes.card}>
          <p>
            <bdi>{project.noDonor.reason}</bdi>
          </p>
          {withdrawNoDonor.error && (
            <ProblemAlert problem={withdrawNoDonor.error} title={t('forms.notSaved')} />
          )}
          {!isReadOnly && (
            <Button
              variant="default"
              className={classes.upload}
              loading={withdrawNoDonor.isPending}
              onClick={() => withdrawNoDonor.mutate(undefined)}
            >
              {t('settings.projectIs.withdraw')}
            </Button>
          )}
        </div>
      </Card>
    )
  }
  if (Object.keys(project.credit).length > 0) return null
  return (
    <FormCard
      title={t('settings.projectIs.noDonor')}
      lead={t('settings.projectIs.noDonorText')}
      save={t('settings.projectIs.record')}
      isDirty={reason.trim() !== ''}
      isBusy={recordNoDonor.isPending}
      isSaved={recordNoDonor.isSuccess}
      problem={recordNoDonor.error}
      isReadOnly={isReadOnly}
      kept={kept}
      onSave={() => forgetOnceSent(kept, recordNoDonor.mutateAsync(reason.trim()))}
    >
      <TextInput
        label={t('settings.projectIs.why')}
        value={reason}
        maxLength={500}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormCard>
  )
}
