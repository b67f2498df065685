import { DatelineError } from '../errors/errors.ts'

/** The largest file of an import, news or log, in bytes: the one limit, which route, readers and command line keep. */
export const mostImportBytes = 20 * 1024 * 1024

/** @throws DatelineError `too-large` for more bytes than one import takes. */
export function assertImportSize(bytes: number, name: string): void {
  if (bytes <= mostImportBytes) return
  throw new DatelineError('import-too-large', {
    name,
    megabytes: megabytes(bytes),
    mostMegabytes: megabytes(mostImportBytes),
  })
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)
}
