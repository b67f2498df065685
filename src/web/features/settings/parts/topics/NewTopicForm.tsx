import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { useCreateTopic } from '../../api/topics.ts'
import classes from '../people/InviteForm.module.css'
import { SameLabel } from './SameLabel.tsx'

/** A label is enough; keywords and hashtags on its page. */
export function NewTopicForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const kept = useKeptForm('topic-new')
  const [labels, setLabels] = useKeptState<Record<string, string>>(kept, 'labels', { en: '' })
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync, isPending, error } = useCreateTopic()
  const filled = filledIn(labels)
  const lacksLabel = Object.keys(filled).length === 0
  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (lacksLabel) return
    const sending = mutateAsync(
      { labels: filled },
      { onSuccess: ({ id }) => void navigate({ to: '/settings/topics', search: { open: id } }) },
    )
    forgetOnceSent(kept, sending)
  }
  return (
    <Card title={t('settings.topicIs.new')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
        <LanguageFields
          label={t('settings.topicIs.label')}
          value={labels}
          onChange={setLabels}
          maxLength={80}
          errors={isTried && lacksLabel ? { en: t('forms.missing') } : {}}
        />
        <SameLabel labels={filled} />
        {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('settings.topicIs.create')}
          </Button>
          <LinkButton variant="subtle" to="/settings/topics" search={{}} onClick={kept.forget}>
            {t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
