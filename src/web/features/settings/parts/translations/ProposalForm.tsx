import { Button, Group, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { isolateLtr } from '../../../../shared/text/isolate.ts'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import { useTranslatedList } from '../../../../shared/text/translated-list.ts'
import classes from './TranslationRow.module.css'
import { changedNames, type ScreenText } from './unchecked.ts'

interface ProposalFormProps {
  shown: ScreenText
  language: string
  /** What the form begins with. */
  begun: string
  onDone: (text: string) => void
  onCancel: () => void
}

export function ProposalForm({ shown, language, begun, onDone, onCancel }: ProposalFormProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(`proposal/${language}/${shown.key}`)
  const [typed, setTyped] = useKeptState(kept, 'text', begun)
  const list = useTranslatedList()
  const changed = changedNames(shown.english, typed)
  const text = typed.replace(/\s+/g, ' ').trim()
  return (
    <div className={classes.form}>
      <KeptNotice form={kept} />
      <Textarea
        autosize
        data-autofocus
        aria-label={t('settings.translate.propose')}
        lang={tagOfCode(language)}
        dir={directionOf(language)}
        maxLength={2_000}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        error={changed.length > 0 && t('settings.translate.names', { names: list(changed.map(isolateLtr)) })}
      />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={changed.length > 0 || text === ''}
          onClick={() => {
            kept.forget()
            onDone(text)
          }}
        >
          {t('settings.translate.keep')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            kept.forget()
            onCancel()
          }}
        >
          {t('settings.translate.cancel')}
        </Button>
      </Group>
    </div>
  )
}
