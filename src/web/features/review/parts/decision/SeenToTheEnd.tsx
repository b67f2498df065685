import { useEffect, useRef } from 'react'

/** Stands at the end of what is to be read, and says when it came into view. */
export function SeenToTheEnd({ onSeen }: { onSeen: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  const seen = useRef(onSeen)
  seen.current = onSeen
  useEffect(() => {
    const { current } = end
    if (!current) return undefined
    const observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) seen.current()
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return <div ref={end} aria-hidden style={{ blockSize: 1 }} />
}
