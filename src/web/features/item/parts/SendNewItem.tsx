import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { PhoneBar } from '../../../shared/page/PhoneBar.tsx'
import { SendButton } from './SendToReview.tsx'
import { useJumpToMissing } from './use-send-to-review.ts'

interface SendNewItemProps {
  officeId: string
  /** Saves the item and submits it. */
  onSend: () => Promise<void>
}

/** The primary action of an item that is not on the server yet: saves it at once, and its page opens in review. */
export function SendNewItem({ officeId, onSend }: SendNewItemProps) {
  const jumpToMissing = useJumpToMissing(officeId)
  const [isSending, setIsSending] = useState(false)
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  async function send() {
    if (jumpToMissing()) return
    setIsSending(true)
    await onSend()
    setIsSending(false)
  }
  const press = () => void send()
  if (!isPhone) return <SendButton isSending={isSending} onSend={press} />
  return (
    <PhoneBar>
      <SendButton isSending={isSending} onSend={press} isWide />
    </PhoneBar>
  )
}
