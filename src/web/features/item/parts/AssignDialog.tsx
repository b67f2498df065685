import { Button, Modal, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useColleagues } from '../../../shared/people/colleagues.ts'
import { Name } from '../../../shared/text/Name.tsx'
import { useAssignItem } from '../api/assign-item.ts'

const writers = ['author', 'approver', 'admin']

/** Who goes on with the item; the person is notified. */
export function AssignDialog({ item, onClose }: { item: NewsItem; onClose: () => void }) {
  const { t } = useTranslation()
  const assign = useAssignItem(item.id)
  const people = useColleagues(item.officeId).filter(({ roles }) =>
    roles.some(role => writers.includes(role)),
  )
  const choose = (personId: string) =>
    assign.mutate(personId === '' ? null : personId, { onSuccess: onClose })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('item.assignTitle')}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <Radio.Group value={item.assignedTo ?? ''} onChange={choose} aria-label={t('item.assignTitle')}>
        <Stack gap="sm">
          <Radio value="" label={t('item.assignNobody')} />
          {people.map(({ id, name }) => (
            <Radio key={id} value={id} label={<Name>{name}</Name>} />
          ))}
        </Stack>
      </Radio.Group>
      {assign.error && <ProblemAlert problem={assign.error} title={t('shared.notDone')} />}
      <Button variant="default" mt="md" onClick={onClose}>
        {t('shared.close')}
      </Button>
    </Modal>
  )
}
