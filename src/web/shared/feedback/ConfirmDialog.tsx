import { Button, Group, Modal } from '@mantine/core'
import type { ConfirmProps } from './Confirm.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'

export default function ConfirmDialog(props: ConfirmProps) {
  const { isOpen, title, children, doIt, keep, isBusy, problem, onConfirm, onClose } = props
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered closeOnClickOutside={!isBusy}>
      {children}
      {problem ? <ProblemAlert problem={problem} title={title} /> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} disabled={isBusy ?? false} data-autofocus>
          {keep}
        </Button>
        <Button color="red" onClick={onConfirm} loading={isBusy ?? false}>
          {doIt}
        </Button>
      </Group>
    </Modal>
  )
}
