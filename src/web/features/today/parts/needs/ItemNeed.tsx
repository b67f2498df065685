import { Trans, useTranslation } from 'react-i18next'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { Dateline } from '../../../../shared/text/Dateline.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { states } from '../../../../shared/text/state.ts'
import type { NewsRow } from '../../needs.ts'
import { NeedLayout } from './NeedLayout.tsx'

const stateOf = { returned: 'returned', assigned: 'draft', unscheduled: 'approved' } as const

interface ItemNeedProps {
  kind: 'returned' | 'assigned' | 'unscheduled'
  item: NewsRow
}

/** An item that came back, was handed to the person, or is approved and has no time yet. */
export function ItemNeed({ kind, item }: ItemNeedProps) {
  const { t } = useTranslation()
  const { icon, tone } = states[stateOf[kind]]
  const title = item.beginning ? (
    <Dateline
      places={item.beginning.places}
      words={item.beginning.text}
      language={item.beginning.language}
      lines={1}
    />
  ) : (
    item.places.join(' / ')
  )
  const to = { params: { id: item.id }, size: 'xs', variant: 'default' } as const
  return (
    <NeedLayout
      icon={icon}
      tone={tone}
      title={title}
      reason={
        kind === 'returned' && item.returned ? (
          <Trans
            i18nKey="today.returnedBy"
            values={{ reason: item.returned.reason }}
            components={{ name: <Name>{item.returned.by.name}</Name>, reason: <bdi /> }}
          />
        ) : (
          t(kind === 'unscheduled' ? 'today.approvedUnscheduled' : 'today.assignedToYou')
        )
      }
      action={
        kind === 'unscheduled' ? (
          <LinkButton to="/news/$id/posts" {...to}>
            {t('today.schedule')}
          </LinkButton>
        ) : (
          <LinkButton to="/news/$id" {...to}>
            {t('today.openItem')}
          </LinkButton>
        )
      }
    />
  )
}
