import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Name } from '../../../../shared/text/Name.tsx'
import { Run } from '../../../../shared/text/Run.tsx'
import { Row } from '../Rows.tsx'
import { ProposalForm } from './ProposalForm.tsx'
import classes from './TranslationRow.module.css'
import type { ScreenText } from './unchecked.ts'
import type { ProposedText } from './use-proposals.ts'

interface TranslationRowProps {
  shown: ScreenText
  language: string
  proposed: ProposedText
  onPropose: (text: string) => void
  onWithdraw: () => void
}

/** The English, what stands on the screens, and what people propose in its place. */
export function TranslationRow({ shown, language, proposed, onPropose, onWithdraw }: TranslationRowProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const { own, others } = proposed
  return (
    <Row
      name={
        <div className={classes.texts}>
          {/* What is to be translated. */}
          <Run language="en" className={classes.english}>
            {shown.english}
          </Run>
          <Run language={language}>{shown.text}</Run>
        </div>
      }
      meta={
        <>
          {own && !isOpen && (
            <div className={classes.proposal} data-own>
              <span>
                {t('settings.translate.proposed')} <Run language={language}>{own.text}</Run>
              </span>
              <Button variant="subtle" size="compact-xs" onClick={onWithdraw}>
                {t('settings.translate.withdraw')}
              </Button>
              {own.isUnsent && <span className={classes.unsent}>{t('settings.translate.unsent')}</span>}
            </div>
          )}
          {others.map(({ by, text }) => (
            <div key={by.id} className={classes.proposal}>
              <span>
                <Name>{by.name ?? by.id}</Name>
                {t('shared.listComma')}
                <Run language={language}>{text}</Run>
              </span>
              {own?.text !== text && (
                <Button variant="subtle" size="compact-xs" onClick={() => onPropose(text)}>
                  {t('settings.translate.agree')}
                </Button>
              )}
            </div>
          ))}
          {isOpen && (
            <ProposalForm
              shown={shown}
              language={language}
              begun={own?.text ?? shown.text}
              onDone={text => {
                setIsOpen(false)
                if (text !== shown.text) onPropose(text)
                else if (own) onWithdraw()
              }}
              onCancel={() => setIsOpen(false)}
            />
          )}
        </>
      }
      end={
        !isOpen && (
          <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
            {t('settings.translate.propose')}
          </Button>
        )
      }
    />
  )
}
