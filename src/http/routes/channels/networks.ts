import { networks } from '../../../api/channels/networks.ts'
import { connectableNetworks } from '../../../channels/connecting/networks.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfList } from '../../list-page.ts'
import { serve } from '../../serve.ts'

export function addNetworkRoutes(app: App, deps: AppDeps): void {
  serve(app, networks.list, async request =>
    pageOfList(connectableNetworks(deps), request.query, ({ name }) => name),
  )
}
