import type { ReactNode } from 'react'
import classes from './PhoneBar.module.css'

/** The primary action of a page on telephones: a bar above the bottom bar, never under the fold. Nothing on wide screens. */
export function PhoneBar({ children }: { children: ReactNode }) {
  return (
    <>
      <div className={classes.room} />
      <div className={classes.bar}>{children}</div>
    </>
  )
}
