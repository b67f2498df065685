import type { ReactNode } from 'react'
import classes from './Rows.module.css'

/** The rows of a list in Settings. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={classes.rows}>{children}</ul>
}

interface RowProps {
  /** A link with `classes.link` of its own, or the name alone. */
  name: ReactNode
  /** Lines below the name. */
  meta?: ReactNode
  /** At the end: a badge, a button. */
  end?: ReactNode
  isFaint?: boolean
}

export function Row({ name, meta, end, isFaint = false }: RowProps) {
  return (
    <li className={classes.row} data-faint={isFaint || undefined}>
      <div className={classes.words}>
        <div className={classes.name}>{name}</div>
        {meta && <div className={classes.meta}>{meta}</div>}
      </div>
      {end && <div className={classes.end}>{end}</div>}
    </li>
  )
}
