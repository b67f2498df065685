import type { ElementType } from 'react'
import { AsWritten } from './AsWritten.tsx'
import { fromRecord } from './from/record.ts'
import { type SentencesFrom, useSpeech } from './reason-words.ts'

interface ReasonProps {
  /** As the server wrote it, in English. */
  text: string
  /** What the server wrote it about. */
  from?: SentencesFrom
  /** What is done with words that no pattern knows: those of a library are of no use to people. */
  unknown?: 'english' | 'left-out'
  as?: ElementType
  className?: string | undefined
}

/** Why something stands as it does, in the reader's language; what people, networks and files wrote stays as it is. */
export function Reason({
  text,
  from = fromRecord,
  unknown = 'english',
  as: Element = 'span',
  className,
}: ReasonProps) {
  const speech = useSpeech(from)
  return (
    <Element className={className} data-testid="reason">
      {speech ? (
        <speech.SaidReason text={text} known={speech.known} unknown={unknown} />
      ) : (
        unknown === 'english' && <AsWritten text={text} />
      )}
    </Element>
  )
}
