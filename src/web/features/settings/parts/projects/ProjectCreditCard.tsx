import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptBase, useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, isSameWording, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { wordingChanges } from '../../../../shared/forms/wording-changes.ts'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'

/** The name, and the line that credits the donor in each language. */
export function ProjectCreditCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`project-credit/${project.id}`)
  const [name, setName] = useKeptState(kept, 'name', project.name)
  const begun = useKeptBase<Record<string, string>>(kept, 'credit', project.credit)
  const [credit, setCredit] = useKeptState(kept, 'credit', begun)
  const { edit } = useEditProject(project.id)
  const filled = filledIn(credit)
  const isDirty = name !== project.name || !isSameWording(filled, begun)
  return (
    <FormCard
      title={t('settings.projectIs.credit')}
      isDirty={isDirty}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={edit.error}
      isReadOnly={isReadOnly}
      onSave={() => {
        if (name.trim() === '') return
        const changed = { name: name.trim(), credit: wordingChanges(begun, filled) }
        void forgetOnceSent(kept, edit.mutateAsync(changed))
      }}
      kept={kept}
    >
      <TextInput
        label={t('settings.projectIs.name')}
        value={name}
        maxLength={200}
        error={name.trim() === '' ? t('forms.missing') : undefined}
        onChange={event => setName(event.currentTarget.value)}
      />
      <LanguageFields
        label={t('settings.projectIs.credit')}
        description={t('settings.projectIs.creditHint')}
        value={credit}
        onChange={setCredit}
        maxLength={200}
      />
    </FormCard>
  )
}
