import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { NetworkConnect } from '../../../src/networks/connect.ts'
import { NetworkFailureError } from '../../../src/networks/network.ts'

/** By signing in, after which a person chooses among the walls; or by the token of one wall. */
export function connectToy(origin: string): NetworkConnect {
  return {
    signIn: {
      async begin({ redirectUri }) {
        const [state, secret] = [randomUUID(), randomUUID()]
        const asked = new URLSearchParams({ back: redirectUri, state, proof: secret })
        return { url: `${origin}/let-in?${asked}`, state, secret }
      },
      async finish({ code, secret: proof }) {
        const request = { method: 'POST', body: JSON.stringify({ code, proof }) }
        const answer = await fetch(`${origin}/walls`, request)
        if (!answer.ok) throw refused(answer.status)
        const walls = z.array(wall).parse(await answer.json())
        const accounts = walls.map(({ id, name, mayPublish }) => ({
          externalId: id,
          name,
          accessToken: `token-of-${id}`,
          mayPublish,
        }))
        return { type: 'choose', accounts }
      },
    },
    async byToken({ accessToken }) {
      const answer = await fetch(`${origin}/me`, { headers: { authorization: `Bearer ${accessToken}` } })
      if (!answer.ok) throw refused(answer.status)
      const { id: externalId, name } = wall.parse(await answer.json())
      return { externalId, name, credentials: { accessToken } }
    },
  }
}

const wall = z.object({ id: z.string(), name: z.string(), mayPublish: z.boolean() })

function refused(status: number): NetworkFailureError {
  return new NetworkFailureError({ type: 'rejected', code: `${status}`, reason: 'Toytown refused it.' })
}
