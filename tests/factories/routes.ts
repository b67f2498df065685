import type { App } from '../../src/http/deps.ts'

/** Every route of the web server, e.g. `GET /api/v1/news/:id`, as it lists them itself. */
export function routesOf(app: App): string[] {
  const paths: string[] = []
  const found: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S*) \(([A-Z, ]+)\)|^([│ ]*)[├└]── (\S+)/.exec(line)
    if (!match) continue
    const depth = (match[1] ?? match[4] ?? '').length / 4
    paths.splice(depth)
    paths[depth] = match[2] ?? match[5] ?? ''
    for (const method of match[3]?.split(', ') ?? []) {
      if (method !== 'HEAD' && method !== 'OPTIONS') found.push(`${method} ${paths.join('')}`)
    }
  }
  return found
}
