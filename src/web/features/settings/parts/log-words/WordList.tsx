import { IconClipboardText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { WordList as ListName } from '../../../../shared/log-words/log-words.ts'
import { useWordLabel } from '../../../../shared/log-words/word-label.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useOrderWords } from '../../api/log-words.ts'
import { OrderButtons } from '../OrderButtons.tsx'
import classes from '../people/InviteForm.module.css'
import { WordRows } from './WordRows.tsx'
import { useWordsOf } from './word-lists.ts'

/** One list: the words that wait first, then those to choose from in their order, which two buttons change. */
export function WordList({ list, isReadOnly }: { list: ListName; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const labelOf = useWordLabel()
  const { listed, pending, archived, merged } = useWordsOf(list)
  const { mutate: order, isPending, error } = useOrderWords(list)
  const ids = listed.map(({ word }) => word)
  return (
    <>
      {pending.length > 0 && (
        <Card title={t('logWords.waiting')} isList>
          <p className={classes.none}>{t('logWords.waitingWhy')}</p>
          <WordRows words={pending} />
        </Card>
      )}
      {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
      <Card title={t(`logWords.list.${list}`)} isList>
        {listed.length === 0 && <EmptyState icon={IconClipboardText} title={t('logWords.none')} />}
        <WordRows
          words={[...listed, ...archived, ...merged]}
          end={(word, index) =>
            !isReadOnly &&
            word.state === 'listed' && (
              <OrderButtons what={labelOf(word)} ids={ids} index={index} isBusy={isPending} onOrder={order} />
            )
          }
        />
      </Card>
    </>
  )
}
