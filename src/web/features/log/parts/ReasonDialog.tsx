import { Button, Group, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'

interface ReasonDialogProps {
  /** What is about to be done: "Withdraw this entry?" */
  title: string
  /** What it means. */
  children: ReactNode
  /** A verb. */
  doIt: string
  isBusy: boolean
  problem: unknown
  onDo: (reason: string) => void
  onClose: () => void
}

/** Asks for the reason of a change of the log, which stays in its history. */
export default function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation()
  const { title, children, doIt, isBusy, problem, onDo, onClose } = props
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const lacksReason = reason.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (!lacksReason) onDo(reason.trim())
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
          <Button variant="default" onClick={onClose}>
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
