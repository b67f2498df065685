import axios from 'axios'
import { z } from 'zod'
import type { Credentials } from '../networks/network.ts'
import type { ListedPost, ProvisionRequest } from './admin.ts'

/** The sandbox as the app uses it, whether it runs in this process or is reached at its origins. */
export interface SandboxAccess {
  xOrigin: string
  facebookOrigin: string
  /** Absent when only the other two were named. */
  mastodonOrigin?: string
  /** Makes an account there and gives its credentials. */
  provision(request: ProvisionRequest): Promise<Credentials>
  /** Everything it accepted, in the order it came. */
  posts(): Promise<ListedPost[]>
  /** A page with all timelines. */
  timeline(): Promise<string>
  picture(id: string): Promise<{ contentType: string; bytes: Uint8Array } | undefined>
  close(): Promise<void>
}

const provisioned = z.object({
  credentials: z.object({
    accessToken: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.coerce.date().optional(),
  }),
})

/** A sandbox that runs as a process of its own; its networks share one store, so X's origin answers for all. */
export function remoteSandbox(
  xOrigin: string,
  facebookOrigin: string,
  mastodonOrigin?: string,
): SandboxAccess {
  const client = axios.create({ baseURL: xOrigin, timeout: 10_000, maxRedirects: 0 })
  return {
    xOrigin,
    facebookOrigin,
    ...(mastodonOrigin ? { mastodonOrigin } : {}),
    async provision(request) {
      const answer = await client.post<unknown>('/sandbox/accounts', request)
      const { accessToken, refreshToken, expiresAt } = provisioned.parse(answer.data).credentials
      return { accessToken, ...(refreshToken ? { refreshToken } : {}), ...(expiresAt ? { expiresAt } : {}) }
    },
    async posts() {
      const answer = await client.get<{ posts: ListedPost[] }>('/sandbox/posts')
      return answer.data.posts
    },
    async timeline() {
      const answer = await client.get<string>('/sandbox', { responseType: 'text' })
      return answer.data
    },
    async picture(id) {
      const answer = await client.get<ArrayBuffer>(`/sandbox/media/${encodeURIComponent(id)}`, {
        responseType: 'arraybuffer',
        validateStatus: () => true,
      })
      if (answer.status !== 200) return undefined
      return { contentType: String(answer.headers['content-type']), bytes: new Uint8Array(answer.data) }
    },
    close: async () => undefined,
  }
}
