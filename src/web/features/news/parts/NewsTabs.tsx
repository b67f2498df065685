import { useTranslation } from 'react-i18next'
import { ListTabs } from '../../../shared/page/ListTabs.tsx'
import { type Tab, tabs } from '../tabs.ts'

const tones = {
  all: 'draft',
  waiting: 'review',
  draft: 'draft',
  in_review: 'review',
  approved: 'good',
  archived: 'draft',
} as const

interface NewsTabsProps {
  tab: Tab
  /** How many each tab holds; nothing until it is known. */
  counts: Partial<Record<Tab, number>>
}

/** The states as lists, each at an address of its own. */
export function NewsTabs({ tab, counts }: NewsTabsProps) {
  const { t } = useTranslation()
  return (
    <ListTabs
      label={t('news.lists')}
      current={tab}
      tabs={tabs.map(each => ({
        id: each,
        words: t(`news.tab.${each}`),
        link: {
          to: '/news',
          search: previous => ({ ...previous, state: each === 'all' ? undefined : each }),
        },
        count: counts[each],
        tone: tones[each],
      }))}
    />
  )
}
