/** A command line as a shell splits it: by white space, but not within quotes. */
export function wordsIn(line: string): string[] {
  const pieces = line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []
  return pieces.map(piece =>
    piece.replace(/'([^']*)'|"([^"]*)"/g, (_all, single, double) => single ?? double),
  )
}
