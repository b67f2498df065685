import { Ltr } from './Ltr.tsx'

/** A sentence in which the handles and numbers that were isolated (`isolateLtr`) stand in elements of their own. */
export function LtrParts({ text }: { text: string }) {
  // One element: side by side in a button, the parts would lose the spaces between them.
  return (
    <span>
      {text.split(/\u2066(.*?)\u2069/).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence do not move.
        index % 2 === 1 ? <Ltr key={index}>{part}</Ltr> : part,
      )}
    </span>
  )
}
