import { MultiSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../../shared/session/may.ts'
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
  const mayManage = useMay('topics.manage')
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
      description={known.length === 0 && !isReadOnly ? <NoTopics mayManage={mayManage} /> : undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      nothingFoundMessage={t('item.noTopicFound')}
      onChange={value => editing.change(given => ({ ...given, topics: value }))}
    />
  )
}

/** A new installation has none; figures by topic need them. */
function NoTopics({ mayManage }: { mayManage: boolean }) {
  const { t } = useTranslation()
  if (!mayManage) return t('item.noTopicsYet')
  return (
    <>
      {t('item.noTopicsYet')}{' '}
      <Link to="/settings/topics" search={{ open: 'new' }}>
        {t('item.addTopics')}
      </Link>
    </>
  )
}
