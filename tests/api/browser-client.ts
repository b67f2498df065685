/** How a page calls the API: by method and path, with types of the contract alone. Bundled in contract.test.ts. */
import type { Endpoints } from '../../src/api/contract.ts'
import type { AnswerOnWire, Input } from '../../src/api/parts/operation.ts'

interface Parts {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
}

export async function call<Name extends keyof Endpoints>(
  name: Name,
  input: Input<Endpoints[Name]>,
): Promise<AnswerOnWire<Endpoints[Name]>> {
  const [method = '', path = ''] = name.split(' ')
  const { params = {}, query = {}, body } = input as Parts
  const filled = path.replace(/:(\w+)/g, (_all, part) => encodeURIComponent(params[part] ?? ''))
  const answer = await fetch(`${filled}?${new URLSearchParams(query)}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as AnswerOnWire<Endpoints[Name]>
}

/** The text that a page shows of the newest items. */
export async function newestTexts(): Promise<string[]> {
  const { items } = await call('GET /api/v1/news', { query: { limit: 3 } })
  return items.map(item => `${item.createdAt.slice(0, 10)} ${item.beginning?.text}`)
}
