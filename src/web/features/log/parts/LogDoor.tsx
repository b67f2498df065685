import type { Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import classes from './LogDoor.module.css'

interface LogDoorProps {
  to: '/log/activity' | '/log/enquiries' | '/log/import'
  icon: Icon
  title: string
  text: string
}

/** A large link to one way of logging. */
export function LogDoor({ to, icon: Icon, title, text }: LogDoorProps) {
  return (
    <Link to={to} className={classes.door}>
      <span className={classes.icon}>
        <Icon size={24} stroke={1.6} aria-hidden />
      </span>
      <span className={classes.words}>
        <strong>{title}</strong>
        <span className={classes.text}>{text}</span>
      </span>
    </Link>
  )
}
