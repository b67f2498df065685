import { Fragment, useMemo } from 'react'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import { marksIn } from '../../editing/marks.ts'
import classes from './MarkedText.module.css'
import box from './VariantText.module.css'

/** Lies behind the text box, letter below letter: only its marks are seen. It also gives the box its height. */
export function MarkedText({ text, language }: { text: string; language: string }) {
  const runs = useMemo(() => runsOf(text), [text])
  return (
    <div
      className={`${box.input} ${classes.text}`}
      lang={tagOfCode(language)}
      dir={directionOf(language)}
      aria-hidden
    >
      {runs.map(({ start, words, isMark }) =>
        isMark ? <mark key={start}>{words}</mark> : <Fragment key={start}>{words}</Fragment>,
      )}
      {'\n '}
    </div>
  )
}

function runsOf(text: string): { start: number; words: string; isMark: boolean }[] {
  const runs: { start: number; words: string; isMark: boolean }[] = []
  let at = 0
  for (const { start, end } of marksIn(text)) {
    if (start > at) runs.push({ start: at, words: text.slice(at, start), isMark: false })
    runs.push({ start, words: text.slice(start, end), isMark: true })
    at = end
  }
  if (at < text.length) runs.push({ start: at, words: text.slice(at), isMark: false })
  return runs
}
