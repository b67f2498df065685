import { useState } from 'react'
import type { NewsItem } from '../../shared/item/item.ts'

/** The content as it was when the page opened: whether it is another one by now, and a way to take the new one for it. */
export function useOpenedAs({ contentHash }: NewsItem): { isChanged: boolean; openAgain: () => void } {
  const [opened, setOpened] = useState(contentHash)
  return { isChanged: opened !== contentHash, openAgain: () => setOpened(contentHash) }
}
