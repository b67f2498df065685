import { NativeSelect, Switch } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Run } from '../../../shared/text/Run.tsx'
import type { Choice } from '../api/notification-choices.ts'
import classes from './Me.module.css'

const mails = ['usual', 'at-once', 'digest', 'none'] as const

interface ChoiceRowProps {
  choice: Choice
  onChange: (change: Pick<Choice, 'kind' | 'inApp' | 'mail'>) => void
}

/** One kind of notification: in the app or not, and how by mail. */
export function ChoiceRow({ choice: { kind, about, inApp, mail, isFixed }, onChange }: ChoiceRowProps) {
  const { t, i18n } = useTranslation()
  // What comes from the server is known to be a key of ours once the language has words for it.
  const hasWords = (key: string): boolean => i18n.exists(key)
  const words = `me.kind.${kind}` as 'me.kind.post-failed'
  const id = useId()
  return (
    <div className={classes.kind}>
      <div className={classes.words}>
        {hasWords(words) ? (
          <span id={id}>{t(words)}</span>
        ) : (
          <Run language="en" id={id}>
            {about}
          </Run>
        )}
        {isFixed && <span className={classes.lead}>{t('me.fixed')}</span>}
      </div>
      {isFixed ? (
        <span />
      ) : (
        <>
          <Switch
            label={t('me.inApp')}
            aria-describedby={id}
            checked={inApp}
            onChange={event => onChange({ kind, mail, inApp: event.currentTarget.checked })}
          />
          <NativeSelect
            size="xs"
            aria-label={t('me.mail')}
            aria-describedby={id}
            value={mail}
            data={mails.map(value => ({ value, label: t(`me.mailIs.${value}`) }))}
            onChange={event => {
              const chosen = mails.find(each => each === event.currentTarget.value)
              if (chosen) onChange({ kind, inApp, mail: chosen })
            }}
          />
        </>
      )}
    </div>
  )
}
