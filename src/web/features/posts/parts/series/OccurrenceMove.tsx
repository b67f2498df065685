import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { useChangeSeries } from '../../api/made-series.ts'
import { TimeField } from '../when/TimeField.tsx'

interface OccurrenceMoveProps {
  officeId: string
  occurrenceId: string
  /** Where it stands now, on the office's wall clock. */
  at: string
  move: ReturnType<typeof useChangeSeries>['move']
  onClose: () => void
}

/** Another time for one occurrence of a series. What was refused is said in its row. */
export function OccurrenceMove({ officeId, occurrenceId, at, move, onClose }: OccurrenceMoveProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(`occurrence/${occurrenceId}`)
  const [typed, setTyped] = useKeptState(kept, 'at', '')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (typed) forgetOnceSent(kept, move.mutateAsync({ occurrenceId, at: typed }, { onSuccess: onClose }))
      }}
    >
      <KeptNotice form={kept} />
      <TimeField
        label={t('posts.series.newDay')}
        officeId={officeId}
        value={typed || at}
        onChange={chosen => setTyped(chosen ?? '')}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" loading={move.isPending} disabled={!typed}>
          {t('posts.moveThere')}
        </Button>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            kept.forget()
            onClose()
          }}
        >
          {t('posts.leaveIt')}
        </Button>
      </Group>
    </form>
  )
}
