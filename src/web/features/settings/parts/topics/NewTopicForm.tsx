import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
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
  const [labels, setLabels] = useState<Record<string, string>>({ en: '' })
  const [isTried, setIsTried] = useState(false)
  const { mutate, isPending, error } = useCreateTopic()
  const filled = filledIn(labels)
  const lacksLabel = Object.keys(filled).length === 0
  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (lacksLabel) return
    mutate(
      { labels: filled },
      { onSuccess: ({ id }) => void navigate({ to: '/settings/topics', search: { open: id } }) },
    )
  }
  return (
    <Card title={t('settings.topicIs.new')}>
      <form onSubmit={submit} noValidate className={classes.form}>
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
          <LinkButton variant="subtle" to="/settings/topics" search={{}}>
            {t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
