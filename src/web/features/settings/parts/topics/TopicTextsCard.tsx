import { useTranslation } from 'react-i18next'
import { FieldRefusal } from '../../../../shared/feedback/FieldRefusal.tsx'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptBase, useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, isSameWording, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { wordingChanges } from '../../../../shared/forms/wording-changes.ts'
import type { Topic } from '../../../../shared/topics/topics.ts'
import { useEditTopic } from '../../api/topics.ts'
import { SameLabel } from './SameLabel.tsx'
import { languageOfRefusal } from './text-faults.ts'

type Field = 'labels' | 'hashtags' | 'keywords'

interface TopicTextsCardProps {
  topic: Topic
  isReadOnly: boolean
  field: Field
}

const words = { labels: 'label', hashtags: 'hashtag', keywords: 'keywords' } as const

/** Labels, hashtags or keywords, by language. */
export function TopicTextsCard({ topic, isReadOnly, field }: TopicTextsCardProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(`topic-${field}/${topic.id}`)
  const begun = useKeptBase(kept, 'texts', textsOf(topic, field))
  const [texts, setTexts] = useKeptState(kept, 'texts', begun)
  const { edit } = useEditTopic(topic.id)
  const filled = filledIn(texts)
  const refused = languageOfRefusal(edit.error, texts)
  const title = t(`settings.topicIs.${words[field]}`)
  return (
    <FormCard
      title={title}
      isDirty={!isSameWording(filled, begun)}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={refused === undefined ? edit.error : undefined}
      isReadOnly={isReadOnly}
      onSave={() => {
        const changes = wordingChanges(begun, filled)
        const changed =
          field === 'keywords'
            ? { keywords: splitAll(changes) }
            : field === 'hashtags'
              ? { hashtags: changes }
              : { labels: changes }
        void forgetOnceSent(kept, edit.mutateAsync(changed))
      }}
      kept={kept}
    >
      <LanguageFields
        label={title}
        description={field === 'keywords' ? t('settings.topicIs.keywordsHint') : undefined}
        value={texts}
        onChange={setTexts}
        errors={refused === undefined ? {} : { [refused]: <FieldRefusal problem={edit.error} /> }}
      />
      {field === 'labels' && <SameLabel labels={filled} topicId={topic.id} />}
    </FormCard>
  )
}

function textsOf(topic: Topic, field: Field): Record<string, string> {
  if (field !== 'keywords') return { ...topic[field] }
  return Object.fromEntries(Object.entries(topic.keywords).map(([code, list]) => [code, list.join(', ')]))
}

function splitAll(texts: Readonly<Record<string, string | null>>): Record<string, string[] | null> {
  const split = (text: string) =>
    text
      .split(/[,،]/)
      .map(word => word.trim())
      .filter(word => word !== '')
  return Object.fromEntries(
    Object.entries(texts).map(([code, text]) => [code, text === null ? null : split(text)]),
  )
}
