import type { BoundedTask } from '../../../bounded/task.ts'
import type { FormatInput, FormattedPost } from './contract.ts'

/** As `FormatInput`, as data alone: another thread takes the functions of a network from the file of its profile. */
export type PlainFormatInput = Omit<FormatInput, 'rules'> & {
  rules: Pick<FormatInput['rules'], 'maxLength' | 'threads'>
  profileModule: string
}

/** `formatPost` for several posts, on a thread of its own. */
export const formatLong: BoundedTask<PlainFormatInput[], FormattedPost[]> = {
  module: new URL('format-long.task.ts', import.meta.url),
  what: 'layouts of long texts',
  cpuMs: 10_000,
  memoryMb: 128,
}
