import { Button, Group, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { useCreateProject } from '../../api/projects.ts'
import classes from '../people/InviteForm.module.css'

/** A name and a credit line; the rest on its page. */
export function NewProjectForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const kept = useKeptForm('project-new')
  const [name, setName] = useKeptState(kept, 'name', '')
  const [credit, setCredit] = useKeptState<Record<string, string>>(kept, 'credit', { en: '' })
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync, isPending, error } = useCreateProject()

  const refusal = refusalBeside(error, { name: ['project-exists'] })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() === '') return
    const sending = mutateAsync(
      { name: name.trim(), credit: filledIn(credit) },
      { onSuccess: ({ id }) => void navigate({ to: '/settings/projects', search: { open: id } }) },
    )
    forgetOnceSent(kept, sending)
  }

  return (
    <Card title={t('settings.projectIs.new')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
        <TextInput
          label={t('settings.projectIs.name')}
          value={name}
          maxLength={200}
          error={isTried && name.trim() === '' ? t('forms.missing') : refusal.at('name')}
          onChange={event => setName(event.currentTarget.value)}
        />
        <LanguageFields
          label={t('settings.projectIs.credit')}
          description={t('settings.projectIs.creditHint')}
          value={credit}
          onChange={setCredit}
          maxLength={200}
        />
        {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('settings.projectIs.create')}
          </Button>
          <LinkButton variant="subtle" to="/settings/projects" search={{}} onClick={kept.forget}>
            {t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
