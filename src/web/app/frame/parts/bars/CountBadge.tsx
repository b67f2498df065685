import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Count } from '../../counts.ts'
import classes from './CountBadge.module.css'

export function CountBadge({ count, tone }: Count) {
  const number = useNumbers()
  return (
    <span className={classes.badge} data-tone={tone}>
      {number(count)}
    </span>
  )
}
