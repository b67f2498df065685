import type { Icon } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './PlaceLink.module.css'

interface PlaceLinkProps {
  to: LinkProps['to']
  label: string
  icon: Icon
  /** What waits there. */
  end?: ReactNode
  className?: string
  /** The address itself, and not those below it. */
  isExact?: boolean
}

/** A place in a list of places. Mantine's NavLink can be folded out, which brings 4 KB of script to every page. */
export function PlaceLink({ to, label, icon: IconOf, end, className, isExact }: PlaceLinkProps) {
  return (
    <Link
      to={to}
      className={`${classes.link} ${className ?? ''}`}
      activeOptions={{ exact: isExact ?? false, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <IconOf size={18} stroke={1.7} aria-hidden className={classes.icon} />
      <span className={classes.label} data-place-label>
        {label}
      </span>
      {end ? <span data-place-end>{end}</span> : null}
    </Link>
  )
}
