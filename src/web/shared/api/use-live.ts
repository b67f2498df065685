import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { gather } from './gather.ts'
import { listenLive } from './live.ts'
import type { LiveEvent } from './live-source.ts'
import { staleKeys } from './stale-keys.ts'

const pollEveryMs = 30_000
const mostOftenMs = 1_000

/**
 * Keeps what is on the screen up to date: by the stream of events, and while that is away by asking every 30 seconds.
 * Returns whether the stream lives. Used once, by the frame.
 */
export function useLive(): boolean {
  const client = useQueryClient()
  const [isLive, setIsLive] = useState(true)
  useEffect(() => {
    const refresh = gather<LiveEvent>(mostOftenMs, events => {
      const keys = new Map(events.flatMap(staleKeys).map(key => [key.join(' '), key]))
      for (const queryKey of keys.values()) void client.invalidateQueries({ queryKey })
    })
    return listenLive({ onEvent: refresh, onState: setIsLive })
  }, [client])
  useEffect(() => {
    if (isLive) return
    const timer = setInterval(() => {
      if (!document.hidden && navigator.onLine) void client.invalidateQueries({ type: 'active' })
    }, pollEveryMs)
    return () => clearInterval(timer)
  }, [isLive, client])
  return isLive
}
