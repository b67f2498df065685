import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from '../../../../shared/text/state.ts'
import classes from './NeedLayout.module.css'

interface NeedLayoutProps {
  icon: Icon
  tone: Tone
  title: ReactNode
  reason: ReactNode
  action: ReactNode
}

/** Icon, what it is, why, and the one button that leads on; on telephones the button stands below. */
export function NeedLayout({ icon: IconOfState, tone, title, reason, action }: NeedLayoutProps) {
  return (
    <div className={classes.need}>
      <span className={classes.icon} data-tone={tone}>
        <IconOfState size={18} stroke={1.9} aria-hidden />
      </span>
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        <div className={classes.reason}>{reason}</div>
      </div>
      <div className={classes.action}>{action}</div>
    </div>
  )
}
