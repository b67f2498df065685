import { useDirection } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'

/** One at a time, at the bottom where lines begin. */
export default function Toasts() {
  const { dir } = useDirection()
  return <Notifications position={dir === 'rtl' ? 'bottom-right' : 'bottom-left'} limit={1} />
}
