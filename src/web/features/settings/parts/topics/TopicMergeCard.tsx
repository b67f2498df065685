import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { useTopicLabel } from '../../../../shared/topics/topic-label.ts'
import type { Topic } from '../../../../shared/topics/topics.ts'
import { useEditTopic } from '../../api/topics.ts'
import classes from '../people/InviteForm.module.css'

export function TopicMergeCard({ topic, others }: { topic: Topic; others: readonly Topic[] }) {
  const { t } = useTranslation()
  const labelOf = useTopicLabel()
  const [into, setInto] = useState('')
  const { merge } = useEditTopic(topic.id)
  return (
    <Card title={t('settings.topicIs.merge')}>
      <div className={classes.form}>
        <p className={classes.lead}>{t('settings.topicIs.mergeText')}</p>
        <NativeSelect
          aria-label={t('settings.topicIs.merge')}
          maw={360}
          value={into}
          data={[
            { value: '', label: t('forms.choose') },
            ...others.map(other => ({ value: other.id, label: labelOf(other) })),
          ]}
          onChange={event => setInto(event.currentTarget.value)}
        />
        {merge.error && <ProblemAlert problem={merge.error} title={t('forms.notSaved')} />}
        <div>
          <Button
            variant="default"
            disabled={into === ''}
            loading={merge.isPending}
            onClick={() => merge.mutate(into)}
          >
            {t('settings.topicIs.mergeDo')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
