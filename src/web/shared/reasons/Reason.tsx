import type { ElementType } from 'react'
import { AsWritten } from './AsWritten.tsx'
import { useSaidReason } from './reason-words.ts'

interface ReasonProps {
  /** As the server wrote it, in English. */
  text: string
  as?: ElementType
  className?: string | undefined
}

/** Why something stands as it does, in the reader's language; what people, networks and files wrote stays as it is. */
export function Reason({ text, as: Element = 'span', className }: ReasonProps) {
  const SaidReason = useSaidReason()
  return (
    <Element className={className} data-testid="reason">
      {SaidReason ? <SaidReason text={text} /> : <AsWritten text={text} />}
    </Element>
  )
}
