import { connectSandboxChannels } from '../channels/connecting/sandbox-channels.ts'
import { profile as facebook } from '../networks/facebook/profile.ts'
import { profile as x } from '../networks/x/profile.ts'
import type { Core } from './core.ts'

/** On the sandbox every office has its channels from the start; on the live networks people connect them. */
export async function connectSandbox(core: Core): Promise<void> {
  const { clock, keys, sandbox } = core
  if (!sandbox) return
  const deps = { db: core.database.db, keys, clock }
  const networks = [x.name, facebook.name]
  await connectSandboxChannels(deps, { networks, provision: request => sandbox.provision(request) })
}
