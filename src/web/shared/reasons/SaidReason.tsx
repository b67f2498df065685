import { useMemo } from 'react'
import type { KnownSentences } from './known-sentences.ts'
import { Sentences } from './Sentences.tsx'
import { takeApart } from './take-apart.ts'

/** A reason in the reader's language. It comes with all its patterns, when the first reason is shown. */
export function SaidReason({ text, known }: { text: string; known: KnownSentences }) {
  const parts = useMemo(() => takeApart(text, known), [text, known])
  return <Sentences parts={parts} known={known} unknown="english" />
}
