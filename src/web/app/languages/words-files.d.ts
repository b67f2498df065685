/** Made of a language's file by config/web/words.ts. */
declare module '*/every.words' {
  const words: object
  export default words
  export const pages: Record<string, () => Promise<{ default: object }>>
}
