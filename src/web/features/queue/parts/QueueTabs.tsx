import { useTranslation } from 'react-i18next'
import { ListTabs } from '../../../shared/page/ListTabs.tsx'
import { type Tab, tabs } from '../tabs.ts'

const tones = {
  next: 'scheduled',
  doubt: 'doubt',
  failed: 'failed',
  missed: 'warning',
  sent: 'good',
} as const

interface QueueTabsProps {
  tab: Tab
  /** How many each tab of troubles holds; nothing until it is known. */
  counts: Partial<Record<Tab, number>>
}

/** The five lists, each at an address of its own. */
export function QueueTabs({ tab, counts }: QueueTabsProps) {
  const { t } = useTranslation()
  return (
    <ListTabs
      label={t('queue.lists')}
      current={tab}
      tabs={tabs.map(each => ({
        id: each,
        words: t(`queue.tab.${each}`),
        link: { to: '/queue', search: previous => ({ ...previous, tab: each }) },
        count: counts[each],
        tone: tones[each],
      }))}
    />
  )
}
