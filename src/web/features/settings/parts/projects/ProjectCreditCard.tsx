import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { filledIn, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'

/** The name, and the line that credits the donor in each language. */
export function ProjectCreditCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const [name, setName] = useState(project.name)
  const [credit, setCredit] = useState<Record<string, string>>({ ...project.credit })
  const { edit } = useEditProject(project.id)
  const filled = filledIn(credit)
  const isDirty = name !== project.name || JSON.stringify(filled) !== JSON.stringify(project.credit)
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
        const gone = Object.keys(project.credit).filter(code => !(code in filled))
        edit.mutate({
          name: name.trim(),
          credit: { ...filled, ...Object.fromEntries(gone.map(code => [code, null])) },
        })
      }}
      onDiscard={() => {
        setName(project.name)
        setCredit({ ...project.credit })
      }}
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
