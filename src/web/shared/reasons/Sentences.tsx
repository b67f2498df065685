import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AsWritten } from './AsWritten.tsx'
import type { KnownSentences } from './known-sentences.ts'
import { Slot } from './Slot.tsx'
import { isSlotName, kindOf, type SlotName } from './slots.ts'
import { type ReasonPart, takeApart } from './take-apart.ts'

/** Reasons stand in one another no deeper in what the server writes; words below that are quoted. */
const deepest = 4

interface SentencesProps {
  parts: readonly ReasonPart[]
  /** For the reasons in their slots. */
  known: KnownSentences
  /** Whose words those are that no pattern knows: the server's, or a person's or network's in a slot. */
  unknown: 'english' | 'quoted'
  /** Without the last full stop, for brackets. */
  end?: 'bare'
  /** How many reasons these stand in. */
  depth?: number
}

/** The sentences of a reason in the reader's language. */
export function Sentences({ parts, known, unknown, end, depth = 0 }: SentencesProps) {
  const { t } = useTranslation()
  const Unknown = unknown === 'english' ? AsWritten : Quoted
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1
    const ended = (words: string) => (isLast && end === 'bare' ? withoutStop(words) : words)
    return (
      // Sentences may repeat; none is ever moved.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={index}>
        {part.key === undefined ? (
          <Unknown text={ended(part.text)} />
        ) : (
          withSlots(ended(t(part.key)), name =>
            isSlotName(name) ? (
              <InSlot name={name} text={part.slots[name] ?? ''} known={known} depth={depth + 1} />
            ) : null,
          )
        )}
        {isLast ? '' : ' '}
      </Fragment>
    )
  })
}

/** A reason in a reason is said in the reader's language, too; one that a person gave stays as it is. */
function InSlot({ name, text, known, depth }: InSlotProps) {
  const kind = kindOf(name)
  if (kind !== 'reason' && kind !== 'clause') return <Slot name={name} text={text} />
  if (depth > deepest) return <Quoted text={text} />
  const said = { known, unknown: 'quoted', depth } as const
  if (kind === 'reason') return <Sentences parts={takeApart(text, known)} {...said} />
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`
  return <Sentences parts={takeApart(sentence, known)} {...said} end="bare" />
}

interface InSlotProps {
  name: SlotName
  text: string
  known: KnownSentences
  depth: number
}

function Quoted({ text }: { text: string }) {
  return <bdi>{text}</bdi>
}

/** The words of a sentence with a node for each `<slot/>` in them. */
function withSlots(words: string, slot: (name: string) => ReactNode): ReactNode[] {
  return words.split(/<(\w+)\/>/).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
    index % 2 === 0 ? piece : <Fragment key={index}>{slot(piece)}</Fragment>,
  )
}

function withoutStop(words: string): string {
  return words.replace(/[.。۔।]$/, '')
}
