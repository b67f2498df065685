import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptBase, useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, isSameWording } from '../../../../shared/forms/LanguageFields.tsx'
import { wordingChanges } from '../../../../shared/forms/wording-changes.ts'
import type { LogWord } from '../../../../shared/log-words/log-words.ts'
import { useEditWord } from '../../api/log-words.ts'
import { WordLabels } from './WordLabels.tsx'
import { fieldOfRefusal } from './word-faults.ts'

interface WordLabelsCardProps {
  word: LogWord
  /** The language of the field that a word without labels begins with. */
  start: string
  isReadOnly: boolean
}

/** What a word is called; a word that is not on its list is put there with it. */
export function WordLabelsCard({ word, start, isReadOnly }: WordLabelsCardProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(`word-labels/${word.list}/${word.word}`)
  const begun = useKeptBase<Record<string, string>>(kept, 'labels', word.labels)
  const first = Object.keys(begun).length === 0 ? { [start]: '' } : begun
  const [labels, setLabels] = useKeptState<Record<string, string>>(kept, 'labels', first)
  const { edit, place } = useEditWord(word)
  const isListed = word.state === 'listed'
  const { isPending, isSuccess, error } = isListed ? edit : place
  const filled = filledIn(labels)
  const isChanged = !isSameWording(filled, begun)
  const hasLabel = Object.keys(filled).length > 0
  return (
    <FormCard
      title={t('settings.topicIs.label')}
      isDirty={isListed ? isChanged : hasLabel}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={fieldOfRefusal(error, labels) === undefined ? error : undefined}
      save={isListed ? t('forms.save') : t('logWords.place')}
      isReadOnly={isReadOnly}
      {...(isChanged ? { kept } : {})}
      readOnlyWhy={t('logWords.readOnly')}
      onSave={() => {
        if (!hasLabel) return
        const saving: Promise<unknown> = isListed
          ? edit.mutateAsync({ labels: wordingChanges(begun, filled) })
          : place.mutateAsync(filled)
        void forgetOnceSent(kept, saving)
      }}
    >
      <WordLabels
        value={labels}
        onChange={changed => {
          edit.reset()
          place.reset()
          setLabels(changed)
        }}
        problem={error}
        isMissing={isListed && !hasLabel}
      />
    </FormCard>
  )
}
