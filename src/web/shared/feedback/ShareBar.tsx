import classes from './ShareBar.module.css'

interface ShareBarProps {
  /** Of a whole, 0 to 1; more is drawn as all of it. */
  share: number
  label: string
  /** Little of it is left. */
  isLow?: boolean
}

/** How much of a whole is done, or used up. */
export function ShareBar({ share, label, isLow = false }: ShareBarProps) {
  return (
    <progress
      className={classes.bar}
      value={Math.min(1, share)}
      aria-label={label}
      data-low={isLow || undefined}
    />
  )
}
