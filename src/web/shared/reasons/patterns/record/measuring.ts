/** What the measuring of published posts writes. */
export const measuringPatterns = {
  partsWithoutFigures: 'The network gave no figures for {out} of {total} parts.',
  noTimeToRead: 'There was no time left to read it.',
  readingFault: 'Reading was stopped by a fault in Dateline; the log says more.',
  nothingToAsk: 'There is nothing of the post on the network to ask for: a person took it off.',
  noFigures: 'The network gave no figures for this post; it may have been deleted there.',
  nothingRead: 'Nothing read it before the next age was due.',
} as const
