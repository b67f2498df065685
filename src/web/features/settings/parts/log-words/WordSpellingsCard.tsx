import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldRefusal } from '../../../../shared/feedback/FieldRefusal.tsx'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { LogWord } from '../../../../shared/log-words/log-words.ts'
import { useEditWord } from '../../api/log-words.ts'
import { fieldOfRefusal } from './word-faults.ts'

/** Other spellings of a word, one a line. */
export function WordSpellingsCard({ word, isReadOnly }: { word: LogWord; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const before = word.aliases.join('\n')
  const kept = useKeptForm(`word-spellings/${word.list}/${word.word}`)
  const [lines, setLines] = useKeptState(kept, 'lines', before)
  const { edit } = useEditWord(word)
  const spellings = spellingsOf(lines)
  const isRefused = fieldOfRefusal(edit.error, { lines }) !== undefined
  return (
    <FormCard
      title={t('logWords.spellings')}
      isDirty={spellings.join('\n') !== before}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={isRefused ? undefined : edit.error}
      isReadOnly={isReadOnly}
      readOnlyWhy={t('logWords.readOnly')}
      kept={kept}
      onSave={() => forgetOnceSent(kept, edit.mutateAsync({ aliases: spellings }))}
    >
      <Textarea
        aria-label={t('logWords.spellings')}
        description={t('logWords.spellingsHint')}
        error={isRefused ? <FieldRefusal problem={edit.error} /> : undefined}
        autosize
        minRows={3}
        maxRows={16}
        dir="auto"
        value={lines}
        onChange={event => {
          edit.reset()
          setLines(event.currentTarget.value)
        }}
      />
    </FormCard>
  )
}

function spellingsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
