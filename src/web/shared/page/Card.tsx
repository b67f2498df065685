import { type ReactNode, useId } from 'react'
import classes from './Card.module.css'

interface CardProps {
  title: string
  /** At the end of the title's line: a count, a link. */
  aside?: ReactNode
  /** Without padding: its rows have their own. */
  isList?: true
  children: ReactNode
}

/** A titled region of a page. */
export function Card({ title, aside, isList, children }: CardProps) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside && <div className={classes.aside}>{aside}</div>}
      </div>
      <div className={isList ? undefined : classes.body}>{children}</div>
    </section>
  )
}
