import type { ReactNode } from 'react'
import classes from './Filters.module.css'

/** What narrows a list, side by side; `label` is its name for those who hear the page. */
export function Filters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={classes.filters} aria-label={label}>
      {children}
    </search>
  )
}
