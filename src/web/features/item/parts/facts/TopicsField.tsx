import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { codeOfTag } from '../../../../shared/text/language-codes.ts'
import { useTopics } from '../../api/topics.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'

/** Those in use, and those that the item has from before. */
export default function TopicsField({ isReadOnly }: { isReadOnly: boolean }) {
  const { t, i18n } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const language = codeOfTag(i18n.language)
  const known = useTopics()
  const options = known
    .filter(({ id, archivedAt }) => archivedAt === null || content.topics.includes(id))
    .map(({ id, labels }) => ({ value: id, label: labels[language] ?? labels.en ?? id }))
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
