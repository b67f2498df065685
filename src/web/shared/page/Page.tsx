import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import classes from './Page.module.css'
import { setPageTitle } from './page-title.ts'

interface PageProps {
  /** What the page is called: in the tab, in the phone's top bar, and as its heading where `heading` says nothing else. */
  title: string
  /** Other words for the `h1`, which then also phones show, such as a greeting or the first words of an item. */
  heading?: ReactNode
  /** One line below the heading. */
  lead?: ReactNode
  /** One line below the title in the phone's top bar. */
  context?: string
  /** Beside the heading; the primary one last. On phones the primary action belongs in `PhoneBar`. */
  actions?: ReactNode
  children: ReactNode
}

/** A page: one `h1`, which takes the focus when the page opens, and the document's title. */
export function Page({ title, heading, lead, context, actions, children }: PageProps) {
  const top = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(
    () => setPageTitle({ title, ...(context === undefined ? {} : { context }) }),
    [title, context],
  )
  useEffect(() => {
    if (isFirst) isFirst = false
    else top.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={classes.page}>
      <div className={classes.head} data-plain={heading === undefined || undefined}>
        <div className={classes.words}>
          <h1 ref={top} tabIndex={-1} className={classes.heading}>
            {heading ?? title}
          </h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** At the first page of a visit the browser's own focus stays: the skip link comes first. */
let isFirst = true
