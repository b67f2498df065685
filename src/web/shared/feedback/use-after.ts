import { useEffect, useState } from 'react'

/** False for the first 300 ms: what comes sooner needs no skeleton. */
export function useAfter(ms = 300): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isOver
}
