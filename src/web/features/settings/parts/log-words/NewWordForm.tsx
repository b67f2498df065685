import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn } from '../../../../shared/forms/LanguageFields.tsx'
import type { WordList } from '../../../../shared/log-words/log-words.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { useAddWord } from '../../api/log-words.ts'
import classes from '../people/InviteForm.module.css'
import { WordLabels } from './WordLabels.tsx'
import { fieldOfRefusal } from './word-faults.ts'
import { wordOfLabel } from './word-of-label.ts'

/** A label is enough; other spellings on its page. */
export function NewWordForm({ list, start }: { list: WordList; start: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const kept = useKeptForm(`word-new/${list}`)
  const [labels, setLabels] = useKeptState<Record<string, string>>(kept, 'labels', { [start]: '' })
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync, isPending, error, reset } = useAddWord()
  const filled = filledIn(labels)
  const word = Object.values(filled)
    .map(wordOfLabel)
    .find(each => each !== '')
  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (word === undefined) return
    const sending = mutateAsync(
      { list, word, labels: filled },
      { onSuccess: () => void navigate({ to: '/settings/log', search: { list } }) },
    )
    forgetOnceSent(kept, sending)
  }
  return (
    <Card title={t('logWords.new')} aside={t(`logWords.list.${list}`)}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
        <WordLabels
          value={labels}
          onChange={changed => {
            reset()
            setLabels(changed)
          }}
          problem={error}
          isMissing={isTried && word === undefined}
        />
        {error && fieldOfRefusal(error, labels) === undefined && (
          <ProblemAlert problem={error} title={t('forms.notSaved')} />
        )}
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('logWords.create')}
          </Button>
          <LinkButton variant="subtle" to="/settings/log" search={{ list }} onClick={kept.forget}>
            {t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
