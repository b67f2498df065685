/** Whether a reason says something: three words, in any script. */
export function hasThreeWords(text: string): boolean {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return [...words].filter(({ isWordLike }) => isWordLike).length >= 3
}
