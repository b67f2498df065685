import { initialsOf } from '../text/initials.ts'
import classes from './previews.module.css'

/** In the place of the account's own image, which only its network has. */
export function Avatar({ name, shape = 'round' }: { name: string; shape?: 'round' | 'square' }) {
  return (
    <span className={classes.avatar} data-shape={shape} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}
