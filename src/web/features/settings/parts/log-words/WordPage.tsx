import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { LogWord } from '../../../../shared/log-words/log-words.ts'
import { useWordLabel } from '../../../../shared/log-words/word-label.ts'
import { Page } from '../../../../shared/page/Page.tsx'
import { isolate } from '../../../../shared/text/isolate.ts'
import { useEditWord } from '../../api/log-words.ts'
import { BackToList } from '../BackToList.tsx'
import { MergeCard } from '../MergeCard.tsx'
import { WordLabelsCard } from './WordLabelsCard.tsx'
import { WordSpellingsCard } from './WordSpellingsCard.tsx'
import { useWordsOf } from './word-lists.ts'

interface WordPageProps {
  title: string
  word: LogWord
  /** The language of the screens. */
  language: string
  isReadOnly: boolean
}

/** One word of the log: what it is called and means, merging and archiving. */
export function WordPage({ title, word, language, isReadOnly }: WordPageProps) {
  const { t } = useTranslation()
  const labelOf = useWordLabel()
  const { archive, merge } = useEditWord(word)
  const { listed, merged } = useWordsOf(word.list)
  const { state, mergedInto } = word
  const others = listed.filter(each => each.word !== word.word)
  const into = [...listed, ...merged].find(each => each.word === mergedInto)
  const what = isolate(into ? labelOf(into) : (mergedInto ?? ''))
  return (
    <Page
      title={title}
      lead={state === 'listed' ? undefined : t(`logWords.about.${state}`, { what })}
      actions={
        !isReadOnly &&
        (state === 'listed' || state === 'pending') && (
          <Button variant="default" loading={archive.isPending} onClick={() => archive.mutate(undefined)}>
            {t('forms.archive')}
          </Button>
        )
      }
    >
      <BackToList to="/settings/log" word="log" list={word.list} />
      {archive.error && <ProblemAlert problem={archive.error} title={t('forms.notSaved')} />}
      <WordLabelsCard word={word} start={language} isReadOnly={isReadOnly} />
      <WordSpellingsCard word={word} isReadOnly={isReadOnly} />
      {!isReadOnly && state !== 'merged' && (
        <MergeCard
          title={t('logWords.merge')}
          text={t('logWords.mergeText')}
          others={others.map(other => ({ value: other.word, label: labelOf(other) }))}
          isBusy={merge.isPending}
          problem={merge.error}
          onMerge={merge.mutate}
        />
      )}
    </Page>
  )
}
