import type { Icon } from '@tabler/icons-react'
import classes from './previews.module.css'

/** The row of things that readers may do with a post: there for its looks. */
export function Actions({ icons }: { icons: readonly Icon[] }) {
  return (
    <div className={classes.actions} aria-hidden>
      {icons.map(Icon => (
        <Icon key={Icon.displayName ?? Icon.name} size={17} stroke={1.7} />
      ))}
    </div>
  )
}
