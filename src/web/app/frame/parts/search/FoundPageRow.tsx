import { Spotlight } from '@mantine/spotlight'
import type { PageToOpen } from '../../pages-to-open.ts'

export function FoundPageRow({ page: { label, icon: Icon, open } }: { page: PageToOpen }) {
  return (
    <Spotlight.Action onClick={open} leftSection={<Icon size={18} stroke={1.7} aria-hidden />}>
      <bdi>{label}</bdi>
    </Spotlight.Action>
  )
}
