import classes from './Marked.module.css'

/** Web addresses, hashtags and handles, as networks colour them. */
const linked = /(https?:\/\/[^\s\u2066-\u2069]+|[#@][\p{L}\p{M}\p{N}_]+)/u

/** A text with what the network makes a link of in the colour of links. */
export function Marked({ text }: { text: string }) {
  return text.split(linked).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which come and go together.
    if (!linked.test(piece)) return <span key={index}>{piece}</span>
    const isAddress = piece.startsWith('http')
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which come and go together.
      <bdi key={index} className={classes.linked} dir={isAddress ? 'ltr' : 'auto'}>
        {piece}
      </bdi>
    )
  })
}
