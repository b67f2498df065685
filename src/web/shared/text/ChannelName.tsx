import classes from './ChannelName.module.css'
import { Ltr } from './Ltr.tsx'
import { NetworkMark } from './NetworkMark.tsx'

interface ChannelNameProps {
  network: string
  /** As the network has it, `@mrc_lahore`, or a page's name where it has no handle. */
  handle: string
  name: string
}

/** A channel as its network's mark and the handle people know it by. */
export function ChannelName({ network, handle, name }: ChannelNameProps) {
  return (
    <span className={classes.channel}>
      <NetworkMark network={network} />
      {handle.startsWith('@') ? (
        <Ltr className={classes.name}>{handle}</Ltr>
      ) : (
        <bdi className={classes.name}>{name || handle}</bdi>
      )}
    </span>
  )
}
