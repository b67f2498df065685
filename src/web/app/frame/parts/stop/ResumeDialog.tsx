import { Button, Group, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { type StopTarget, useResume } from '../../api/stops.ts'
import type { TargetWithoutReason } from '../../stop-scopes.ts'

interface ResumeDialogProps {
  what: string
  target: TargetWithoutReason
  onClose: () => void
}

export default function ResumeDialog({ what, target, onClose }: ResumeDialogProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(`resume/${Object.values(target).join('/')}`)
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync: resume, isPending, error } = useResume()
  const lacksReason = reason.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (lacksReason) return
    forgetOnceSent(kept, resume({ ...target, reason: reason.trim() } as StopTarget, { onSuccess: onClose }))
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('frame.stop.resumeTitle', { what })}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <form onSubmit={submit} noValidate>
        <KeptNotice form={kept} />
        <p>{t('frame.stop.resumeLead')}</p>
        <Textarea
          mt="md"
          autosize
          minRows={2}
          required
          label={t('frame.stop.resumeReason')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          error={isTried && lacksReason ? t('frame.stop.reasonMissing') : undefined}
          data-autofocus
        />
        {error && <ProblemAlert problem={error} title={t('frame.stop.notResumed')} />}
        <Group justify="flex-end" mt="lg">
          <Button
            variant="default"
            onClick={() => {
              kept.forget()
              onClose()
            }}
          >
            {t('frame.stop.stayStopped')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('frame.stop.resume')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
