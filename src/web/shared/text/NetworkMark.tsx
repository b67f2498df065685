import { VisuallyHidden } from '@mantine/core'
import { IconBrandFacebook, IconBrandMastodon, IconBrandX, IconWorld } from '@tabler/icons-react'
import { useNetworkName } from '../channels/networks.ts'
import classes from './NetworkMark.module.css'

const marks = { x: IconBrandX, facebook: IconBrandFacebook, mastodon: IconBrandMastodon } as const

interface NetworkMarkProps {
  network: string
  size?: number
  /** Beside the name of the network, the mark says nothing new. */
  isDecoration?: true
}

/** The mark of a network in its colour, never mirrored; a network without one has the globe. */
export function NetworkMark({ network, size = 20, isDecoration }: NetworkMarkProps) {
  const name = useNetworkName()(network)
  const Icon = (marks as Partial<Record<string, typeof IconWorld>>)[network] ?? IconWorld
  return (
    <span className={classes.mark} data-network={network} style={{ inlineSize: size, blockSize: size }}>
      <Icon size={Math.round(size * 0.62)} stroke={2.2} aria-hidden />
      {!isDecoration && <VisuallyHidden>{name}</VisuallyHidden>}
    </span>
  )
}
