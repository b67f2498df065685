import { Skeleton } from '@mantine/core'
import { type ComponentType, createElement, lazy } from 'react'
import { Later } from '../feedback/Later.tsx'

/**
 * A part of a page whose code is fetched once the page shows; a grey box of its height, in pixels, holds its place. Without
 * a height the part takes no room before it is there.
 */
export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  height = 0,
): ComponentType<Props> {
  const Part: ComponentType<Props> = lazy(async () => ({ default: await load() }))
  const fallback = height > 0 ? <Skeleton height={height} /> : null
  return props => <Later fallback={fallback}>{createElement(Part, props)}</Later>
}
