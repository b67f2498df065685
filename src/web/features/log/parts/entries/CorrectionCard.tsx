import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import type { KeptForm } from '../../../../shared/forms/kept/kept-form.ts'
import { useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'

interface CorrectionCardProps {
  /** Of the fields and the reason. */
  kept: KeptForm
  /** It counts again once it is saved. */
  isWithdrawn: boolean
  /** Nothing that is needed is empty. */
  isWhole: boolean
  isBusy: boolean
  problem: unknown
  onSave: (reason: string) => void
  onClose: () => void
  children: ReactNode
}

/** The fields of an entry and the reason why they change. */
export function CorrectionCard(props: CorrectionCardProps) {
  const { t } = useTranslation()
  const { kept, isWithdrawn, isWhole, isBusy, problem, onSave, onClose, children } = props
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  return (
    <FormCard
      kept={kept}
      title={t(isWithdrawn ? 'log.putBack' : 'log.correct')}
      lead={t('log.correctHow')}
      isDirty={isWhole && reason.trim() !== ''}
      isBusy={isBusy}
      isSaved={false}
      problem={problem}
      save={t(isWithdrawn ? 'log.putBack' : 'log.saveCorrection')}
      onSave={() => isWhole && reason.trim() !== '' && onSave(reason.trim())}
      after={
        <div>
          <Button
            variant="subtle"
            disabled={isBusy}
            onClick={() => {
              kept.forget()
              onClose()
            }}
          >
            {t('forms.cancel')}
          </Button>
        </div>
      }
    >
      {children}
      <TextInput
        required
        label={t('log.reason')}
        description={t('log.noNames')}
        value={reason}
        maxLength={300}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormCard>
  )
}
