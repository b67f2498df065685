import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Page } from '../../../../shared/page/Page.tsx'
import type { Topic } from '../../../../shared/topics/topics.ts'
import { useEditTopic } from '../../api/topics.ts'
import { BackToList } from '../BackToList.tsx'
import { TopicMergeCard } from './TopicMergeCard.tsx'
import { TopicTextsCard } from './TopicTextsCard.tsx'

interface TopicPageProps {
  title: string
  topic: Topic
  others: readonly Topic[]
  isReadOnly: boolean
}

/** One topic: its texts by language, merging and archiving. */
export function TopicPage({ title, topic, others, isReadOnly }: TopicPageProps) {
  const { t } = useTranslation()
  const { archive, restore } = useEditTopic(topic.id)
  const isCurrent = topic.archivedAt === null
  const change = isCurrent ? archive : restore
  return (
    <Page
      title={title}
      actions={
        !isReadOnly && (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate(undefined)}>
            {isCurrent ? t('forms.archive') : t('forms.restore')}
          </Button>
        )
      }
    >
      <BackToList to="/settings/topics" word="topics" />
      {change.error && <ProblemAlert problem={change.error} title={t('forms.notSaved')} />}
      <TopicTextsCard topic={topic} isReadOnly={isReadOnly} field="labels" />
      <TopicTextsCard topic={topic} isReadOnly={isReadOnly} field="hashtags" />
      <TopicTextsCard topic={topic} isReadOnly={isReadOnly} field="keywords" />
      {!isReadOnly && isCurrent && <TopicMergeCard topic={topic} others={others} />}
    </Page>
  )
}
