import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTopicLabel } from '../../../../shared/topics/topic-label.ts'
import { useTopics } from '../../../../shared/topics/topics.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'

/** Those in use, and those that the item has from before. */
export default function TopicsField({ isReadOnly }: { isReadOnly: boolean }) {
  const { t } = useTranslation()
  const labelOf = useTopicLabel()
  const editing = useEditing()
  const { content } = useEditingState()
  const known = useTopics()
  const options = known
    .filter(({ id, archivedAt }) => archivedAt === null || content.topics.includes(id))
    .map(topic => ({ value: topic.id, label: labelOf(topic) }))
  const others = content.topics.filter(id => !options.some(({ value }) => value === id))
  return (
    <MultiSelect
      id="topics"
      label={t('item.topics')}
      placeholder={content.topics.length === 0 ? t('item.topicsPlaceholder') : ''}
      value={content.topics}
      data={[...options, ...others.map(id => ({ value: id, label: id }))]}
      maxValues={10}
      styles={{ inputField: { minWidth: 40 } }}
      searchable
      readOnly={isReadOnly}
      nothingFoundMessage={t('item.noTopicFound')}
      onChange={value => editing.change(given => ({ ...given, topics: value }))}
    />
  )
}
