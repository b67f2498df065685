import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useWords } from '../parts/use-words.ts'
import type { Move, OpenMove } from './use-move.ts'

interface ConflictDialogProps {
  open: OpenMove
  move: Move
  isMine: boolean
}

/** What speaks against a move, as sentences; the person decides. */
export default function ConflictDialog({ open, move, isMine }: ConflictDialogProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { card, wall, conflicts, problem } = open
  return (
    <Modal
      opened
      onClose={move.leave}
      title={t('calendar.moveTitle', { moment: words.moment(wall, card.officeId, isMine) })}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      {conflicts.map(kind => (
        <p key={kind}>{t(`calendar.conflict.${kind}`)}</p>
      ))}
      {problem && <ProblemAlert problem={problem} title={t('calendar.notMoved')} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={move.leave} data-autofocus>
          {t('calendar.leave')}
        </Button>
        <Button variant="default" onClick={() => void move.toNextSlot(card)}>
          {t('calendar.nextFreeSlot')}
        </Button>
        {!problem && <Button onClick={() => void move.moveAnyway(open)}>{t('calendar.moveAnyway')}</Button>}
      </Group>
    </Modal>
  )
}
