import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import classes from './SendToReview.module.css'
import { useSendToReview } from './use-send-to-review.ts'

/** Always enabled for a draft: where something is missing, it leads to the first of it. */
export function SendToReview({ item, isWide }: { item: NewsItem; isWide?: true }) {
  const { send, isSending } = useSendToReview(item)
  if (item.state !== 'draft' || item.archivedAt) return null
  return <SendButton isSending={isSending} onSend={send} {...(isWide ? { isWide } : {})} />
}

interface SendButtonProps {
  isSending: boolean
  onSend: () => void
  isWide?: true
}

export function SendButton({ isSending, onSend, isWide }: SendButtonProps) {
  const { t } = useTranslation()
  return (
    <Button
      fullWidth={isWide ?? false}
      size={isWide ? 'md' : 'sm'}
      loading={isSending}
      onClick={onSend}
      rightSection={<IconSend size={17} stroke={1.8} className={classes.icon} aria-hidden />}
    >
      {t('item.send')}
    </Button>
  )
}
