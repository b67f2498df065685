import { useMemo } from 'react'
import type { KnownSentences } from './known-sentences.ts'
import { Sentences } from './Sentences.tsx'
import { takeApart } from './take-apart.ts'

/** A reason in the reader's language. It comes with all its patterns, when the first reason is shown. */
export function SaidReason({ text, known, unknown }: SaidReasonProps) {
  const parts = useMemo(() => takeApart(text, known), [text, known])
  const said = unknown === 'left-out' ? parts.filter(({ key }) => key !== undefined) : parts
  return <Sentences parts={said} known={known} unknown="english" />
}

interface SaidReasonProps {
  text: string
  known: KnownSentences
  unknown: 'english' | 'left-out'
}
