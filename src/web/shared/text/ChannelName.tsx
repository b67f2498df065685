import classes from './ChannelName.module.css'
import { HandleText } from './HandleText.tsx'
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
        <HandleText className={classes.name}>{handle}</HandleText>
      ) : (
        <bdi className={classes.name}>{name || handle}</bdi>
      )}
    </span>
  )
}
