import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemAlert } from './ProblemAlert.tsx'

export interface ConfirmProps {
  isOpen: boolean
  /** The question. */
  title: string
  /** The consequences, in figures. */
  children: ReactNode
  /** A verb: "Delete it from X". */
  doIt: string
  /** What keeps everything as it is, "Keep it"; has the focus first. */
  keep: string
  isBusy?: boolean
  problem?: unknown
  onConfirm: () => void
  onClose: () => void
}

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
