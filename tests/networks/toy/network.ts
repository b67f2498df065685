import { z } from 'zod'
import {
  type Account,
  type Network,
  type NetworkFailure,
  NetworkFailureError,
  type PublishOutcome,
} from '../../../src/networks/network.ts'
import { profile } from './profile.ts'

/** The adapter: one request to a call, and an answer that was not understood is never taken for a refusal. */
export function createToyNetwork(origin: string): Network {
  async function ask<Shape>(account: Account, path: string, shape: z.ZodType<Shape>): Promise<Shape> {
    const answer = await fetch(origin + path, { headers: headersOf(account) }).catch(() => undefined)
    if (!answer?.ok) throw new NetworkFailureError(unknown('Toytown did not answer.', answer))
    return shape.parse(await answer.json())
  }

  return {
    profile,
    uploadMedia: async () => ({ type: 'rejected', code: 'media', reason: 'Toytown takes no files.' }),
    async publishSegment(account, { text }): Promise<PublishOutcome> {
      const request = { method: 'POST', headers: headersOf(account), body: JSON.stringify({ text }) }
      const answer = await fetch(`${origin}/posts`, request).catch(() => undefined)
      const made = answer?.status === 201 ? created.safeParse(await answer.json()) : undefined
      if (made?.success) return { type: 'published', externalId: made.data.id }
      return unknown('Toytown did not say whether it took the post.', answer)
    },
    async findRecentPosts(account, since) {
      const posts = await ask(account, '/posts', z.array(shown))
      return posts
        .map(({ id, text, at }) => ({
          externalId: id,
          text,
          createdAt: new Date(at),
          mediaCount: 0,
          links: [],
        }))
        .filter(({ createdAt }) => createdAt >= since)
    },
    async readMetrics(account, posts) {
      const readings = []
      for (const { externalId } of posts) {
        const { claps, eyes } = await ask(account, `/claps?id=${externalId}`, counted)
        readings.push(
          { externalId, metric: 'claps', value: claps, unique: false },
          { externalId, metric: 'eyes', value: eyes, unique: false },
        )
      }
      return readings
    },
    deletePost: async () => {
      throw new NetworkFailureError({ type: 'rejected', code: 'stone', reason: 'Toytown forgets nothing.' })
    },
    async identify(account) {
      const { id, name } = await ask(account, '/me', owned)
      return { externalId: id, name }
    },
  }
}

const created = z.object({ id: z.string() })
const shown = z.object({ id: z.string(), text: z.string(), at: z.iso.datetime() })
const counted = z.object({ claps: z.number(), eyes: z.number() })
const owned = z.object({ id: z.string(), name: z.string() })

function headersOf({ credentials }: Account) {
  return { authorization: `Bearer ${credentials.accessToken}` }
}

function unknown(reason: string, answer: Response | undefined): NetworkFailure {
  return { type: 'unknown', code: `${answer?.status ?? 'no answer'}`, reason }
}
