import { Button, Group, Modal, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { type StopTarget, useStop } from '../../api/stops.ts'
import { useStopScopes } from '../../stop-scopes.ts'

/** What to stop, and why; nothing counts as stopped until the server says so. */
export default function StopDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const scopes = useStopScopes()
  const kept = useKeptForm('stop')
  const [wanted, setWanted] = useKeptState(kept, 'what', scopes[0]?.value ?? '')
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync: stop, isPending, error } = useStop()
  // What was kept may be of an office that the pages do not show now.
  const scope = scopes.find(({ value }) => value === wanted) ?? scopes[0]
  const lacksReason = reason.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (!scope || lacksReason) return
    forgetOnceSent(
      kept,
      stop({ ...scope.target, reason: reason.trim() } as StopTarget, { onSuccess: onClose }),
    )
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('frame.stop.title')}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <form onSubmit={submit} noValidate>
        <KeptNotice form={kept} />
        <p>{t('frame.stop.lead')}</p>
        <NativeSelect
          mt="md"
          label={t('frame.stop.what')}
          data={scopes.map(({ value, label }) => ({ value, label }))}
          value={scope?.value ?? ''}
          onChange={event => setWanted(event.currentTarget.value)}
        />
        <Textarea
          mt="md"
          autosize
          minRows={2}
          required
          label={t('frame.stop.reason')}
          description={t('frame.stop.reasonHint')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          error={isTried && lacksReason ? t('frame.stop.reasonMissing') : undefined}
          data-autofocus
        />
        {error && <ProblemAlert problem={error} title={t('frame.stop.notYet')} />}
        <Group justify="flex-end" mt="lg">
          <Button
            variant="default"
            onClick={() => {
              kept.forget()
              onClose()
            }}
          >
            {t('frame.stop.keep')}
          </Button>
          <Button type="submit" color="red" loading={isPending}>
            {t('frame.stop.doIt')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
