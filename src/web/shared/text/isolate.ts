/** A handle, number or link inside a sentence, so that it reads from left to right there too. */
export function isolateLtr(text: string): string {
  return `\u2066${balanced(text)}\u2069`
}

/** A name inside a sentence, in whatever direction it has itself. */
export function isolate(text: string): string {
  return `\u2068${balanced(text)}\u2069`
}

/** With as many ends of isolation as beginnings: one more in a name would let its direction out into the sentence. */
function balanced(text: string): string {
  let open = 0
  const kept = text.replace(/[\u2066-\u2069]/g, mark => {
    if (mark !== '\u2069') open += 1
    else if (open === 0) return ''
    else open -= 1
    return mark
  })
  return kept + '\u2069'.repeat(open)
}
