import type { NetworkProfile } from '../../../networks/profile.ts'
import type { FormattedPost } from './contract.ts'
import { formatPost } from './format.ts'
import type { PlainFormatInput } from './format-long.ts'

export async function work(inputs: PlainFormatInput[]): Promise<FormattedPost[]> {
  return await Promise.all(
    inputs.map(async ({ profileModule, ...input }) => {
      const { profile }: { profile: NetworkProfile } = await import(profileModule)
      return formatPost({ ...input, rules: { ...profile.rules, ...input.rules } })
    }),
  )
}
