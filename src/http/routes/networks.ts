import { networksAnswer } from '../../api/networks.ts'
import { connectableNetworks } from '../../channels/connecting/networks.view.ts'
import type { App, AppDeps } from '../deps.ts'

export function addNetworkRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/networks',
    {
      schema: {
        tags: ['channels'],
        summary: 'The networks, and how an account of each can be connected here',
        response: { 200: networksAnswer },
      },
    },
    async () => ({ networks: connectableNetworks(deps) }),
  )
}
