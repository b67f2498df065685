import { Popover } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NotificationList } from './NotificationList.tsx'

export default function BellList({ children }: { children: ReactElement }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(true)
  return (
    <Popover
      floatingStrategy="fixed"
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <span onClickCapture={() => setIsOpen(open => !open)}>{children}</span>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('frame.notifications')}>
        <NotificationList onLeave={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
