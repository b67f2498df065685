import { useTranslation } from 'react-i18next'
import { ListTabs } from '../../../shared/page/ListTabs.tsx'
import { type LogList, logLists } from '../lists.ts'

/** The lists of the log, each at an address of its own. */
export function LogTabs({ list }: { list: LogList }) {
  const { t } = useTranslation()
  return (
    <ListTabs
      label={t('log.lists')}
      current={list}
      tabs={logLists.map(each => ({
        id: each,
        words: t(`log.list.${each}`),
        link: {
          to: '/log',
          // Filters of one list mean nothing in another.
          search: ({ office }) => ({ office, list: each === 'activities' ? undefined : each }),
        },
        count: undefined,
        tone: 'draft',
      }))}
    />
  )
}
