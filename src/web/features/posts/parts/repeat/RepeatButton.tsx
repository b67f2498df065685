import { Button } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { useMay } from '../../../../shared/session/may.ts'

const RepeatForm = laterPart(() => import('./RepeatForm.tsx').then(part => part.RepeatForm), 240)

/** Posts that repeat: for an approved item, in a form of its own. */
export function RepeatButton({ item, channelIds }: { item: NewsItem; channelIds: readonly string[] }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const mayWrite = useMay('posts.schedule', item.officeId)
  if (!mayWrite || item.state !== 'approved' || channelIds.length === 0) return null
  if (!isOpen)
    return (
      <div>
        <Button
          variant="default"
          leftSection={<IconRepeat size={17} aria-hidden />}
          onClick={() => setIsOpen(true)}
        >
          {t('posts.repeat.open')}
        </Button>
      </div>
    )
  return (
    <Card title={t('posts.repeat.title')}>
      <RepeatForm item={item} channelIds={channelIds} onClose={() => setIsOpen(false)} />
    </Card>
  )
}
