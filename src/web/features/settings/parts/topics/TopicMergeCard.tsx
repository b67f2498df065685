import { useTranslation } from 'react-i18next'
import { useTopicLabel } from '../../../../shared/topics/topic-label.ts'
import type { Topic } from '../../../../shared/topics/topics.ts'
import { useEditTopic } from '../../api/topics.ts'
import { MergeCard } from '../MergeCard.tsx'

export function TopicMergeCard({ topic, others }: { topic: Topic; others: readonly Topic[] }) {
  const { t } = useTranslation()
  const labelOf = useTopicLabel()
  const { merge } = useEditTopic(topic.id)
  return (
    <MergeCard
      title={t('settings.topicIs.merge')}
      text={t('settings.topicIs.mergeText')}
      others={others.map(other => ({ value: other.id, label: labelOf(other) }))}
      isBusy={merge.isPending}
      problem={merge.error}
      onMerge={merge.mutate}
    />
  )
}
