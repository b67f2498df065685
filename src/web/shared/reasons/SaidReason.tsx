import { useMemo } from 'react'
import { Sentences } from './Sentences.tsx'
import { takeApart } from './take-apart.ts'

/** A reason of the record in the reader's language. It comes with all its patterns, when the first reason is shown. */
export function SaidReason({ text }: { text: string }) {
  const parts = useMemo(() => takeApart(text), [text])
  return <Sentences parts={parts} unknown="english" />
}
