import classes from './Dateline.module.css'
import { Run } from './Run.tsx'

interface DatelineProps {
  places: readonly string[]
  /** The words without their dateline. */
  words: string
  language: string
  /** How many lines at most; all of them when absent. */
  lines?: 1 | 2 | 3
}

/** How every item begins, everywhere: its places in the accent colour, a dash, its words. */
export function Dateline({ places, words, language, lines }: DatelineProps) {
  return (
    <Run language={language} as="span" className={classes.dateline} data-lines={lines}>
      {places.length > 0 && (
        <>
          <span className={classes.places}>{places.join(' / ')}</span>
          <span className={classes.dash}> — </span>
        </>
      )}
      {words}
    </Run>
  )
}
