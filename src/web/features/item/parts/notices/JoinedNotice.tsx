import { CloseButton } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import { useTranslatedList } from '../../../../shared/text/translated-list.ts'
import type { EditingState } from '../../editing/editing-state.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { usePartName } from '../conflict/part-name.ts'
import { Notice } from './Notice.tsx'

/** Another person saved other parts of the item while this one wrote; both are in it now. */
export function JoinedNotice({ joined }: { joined: NonNullable<EditingState['joined']> }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const nameOf = usePartName()
  const list = useTranslatedList()
  const parts = list([...new Set(joined.parts.map(nameOf))])
  return (
    <Notice
      tone="scheduled"
      icon={IconUsers}
      actions={<CloseButton aria-label={t('shared.close')} onClick={editing.dismissJoined} />}
    >
      <Trans
        t={t}
        i18nKey="item.joined"
        values={{ name: joined.by ?? t('shared.someone'), parts }}
        components={{ name: <bdi /> }}
      />
    </Notice>
  )
}
