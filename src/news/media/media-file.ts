import { join } from 'node:path'

/** Where a stored picture lies: by its content, in folders of the first two letters. `sha256` is hexadecimal. */
export function mediaFile(mediaDirectory: string, sha256: string): string {
  return join(mediaDirectory, sha256.slice(0, 2), sha256)
}
