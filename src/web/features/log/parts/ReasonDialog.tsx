import { Button, Group, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'

interface ReasonDialogProps {
  /** Under which the reason is kept until it is sent: `log-withdraw/0199…`. */
  name: string
  /** What is about to be done: "Withdraw this entry?" */
  title: string
  /** What it means. */
  children: ReactNode
  /** A verb. */
  doIt: string
  isBusy: boolean
  problem: unknown
  /** Resolves once the server has it. */
  onDo: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for the reason of a change of the log, which stays in its history. */
export default function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation()
  const { name, title, children, doIt, isBusy, problem, onDo, onClose } = props
  const kept = useKeptForm(name)
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const [isTried, setIsTried] = useState(false)
  const lacksReason = reason.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (!lacksReason) forgetOnceSent(kept, onDo(reason.trim()))
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <form onSubmit={submit} noValidate>
        <KeptNotice form={kept} />
        <p>{children}</p>
        <Textarea
          mt="md"
          autosize
          minRows={2}
          required
          maxLength={300}
          label={t('log.reason')}
          description={t('log.noNames')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          error={isTried && lacksReason ? t('log.reasonMissing') : undefined}
          data-autofocus
        />
        {problem ? <ProblemAlert problem={problem} title={t('log.notDone')} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button
            variant="default"
            onClick={() => {
              kept.forget()
              onClose()
            }}
          >
            {t('forms.cancel')}
          </Button>
          <Button type="submit" color="red" loading={isBusy}>
            {doIt}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
