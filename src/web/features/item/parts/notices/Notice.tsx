import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from '../../../../shared/text/state.ts'
import classes from './Notice.module.css'

interface NoticeProps {
  tone: Tone
  icon: Icon
  children: ReactNode
  /** What to do about it. */
  actions?: ReactNode
}

/** One line above the text: something that people should know before they go on writing. */
export function Notice({ tone, icon: Icon, children, actions }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role="status">
      <Icon size={20} stroke={1.8} className={classes.icon} aria-hidden />
      <div className={classes.words}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
