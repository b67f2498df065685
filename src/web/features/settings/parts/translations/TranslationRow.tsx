import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isolateLtr } from '../../../../shared/text/isolate.ts'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import { Run } from '../../../../shared/text/Run.tsx'
import { useTranslatedList } from '../../../../shared/text/translated-list.ts'
import { Row } from '../Rows.tsx'
import classes from './TranslationRow.module.css'
import { changedNames, type ScreenText } from './unchecked.ts'

interface TranslationRowProps {
  shown: ScreenText
  language: string
  proposal: string | undefined
  onPropose: (text?: string) => void
}

/** The English, what stands on the screens, and what is proposed in its place. */
export function TranslationRow({ shown, language, proposal, onPropose }: TranslationRowProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  return (
    <Row
      name={
        <div className={classes.texts}>
          <Run language="en" className={classes.english}>
            {shown.english}
          </Run>
          <Run language={language}>{shown.text}</Run>
        </div>
      }
      meta={
        <>
          {proposal !== undefined && typed === undefined && (
            <p className={classes.proposal}>
              {t('settings.translate.proposed')} <Run language={language}>{proposal}</Run>
            </p>
          )}
          {typed !== undefined && (
            <ProposalForm
              shown={shown}
              language={language}
              typed={typed}
              onType={setTyped}
              onDone={text => {
                setTyped(undefined)
                onPropose(text)
              }}
              onCancel={() => setTyped(undefined)}
            />
          )}
        </>
      }
      end={
        typed === undefined && (
          <Button variant="default" size="xs" onClick={() => setTyped(proposal ?? shown.text)}>
            {t('settings.translate.propose')}
          </Button>
        )
      }
    />
  )
}

interface ProposalFormProps {
  shown: ScreenText
  language: string
  typed: string
  onType: (text: string) => void
  /** Without a text there is no proposal any more. */
  onDone: (text?: string) => void
  onCancel: () => void
}

function ProposalForm({ shown, language, typed, onType, onDone, onCancel }: ProposalFormProps) {
  const { t } = useTranslation()
  const list = useTranslatedList()
  const changed = changedNames(shown.english, typed)
  const text = typed.trim()
  return (
    <div className={classes.form}>
      <Textarea
        autosize
        data-autofocus
        aria-label={t('settings.translate.propose')}
        lang={tagOfCode(language)}
        dir={directionOf(language)}
        maxLength={2_000}
        value={typed}
        onChange={event => onType(event.currentTarget.value)}
        error={changed.length > 0 && t('settings.translate.names', { names: list(changed.map(isolateLtr)) })}
      />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={changed.length > 0 || text === ''}
          onClick={() => onDone(text === shown.text ? undefined : text)}
        >
          {t('settings.translate.keep')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel}>
          {t('settings.translate.cancel')}
        </Button>
      </Group>
    </div>
  )
}
