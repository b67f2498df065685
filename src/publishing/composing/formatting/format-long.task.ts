import { textLength } from '../../../networks/text-length.ts'
import type { FormattedPost } from './contract.ts'
import { formatPost } from './format.ts'
import type { PlainFormatInput } from './format-long.ts'

export function work(inputs: PlainFormatInput[]): FormattedPost[] {
  return inputs.map(input =>
    formatPost({ ...input, rules: { ...input.rules, lengthOf: textLength[input.channel.network] } }),
  )
}
