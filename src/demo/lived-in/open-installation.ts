import { join } from 'node:path'
import { readSettings } from '../../../config/env.ts'
import { startWorkers } from '../../../workers/main.ts'
import { connectSandbox } from '../../assembly/connect-sandbox.ts'
import { type Core, openCore } from '../../assembly/core.ts'
import { catchUp } from './catch-up.ts'
import { makeInstallation } from './make-installation.ts'
import { keptSignIns, type SignIn } from './sign-ins.ts'

export interface OpenInstallation {
  core: Core
  signIns: readonly SignIn[]
  close(): Promise<void>
}

/** Opens the installation that looks lived in under `out`, embedded and on the sandbox, making it where there is none. */
export async function openInstallation(
  out: string,
  { logLevel, onMaking }: { logLevel: string; onMaking: () => void },
): Promise<OpenInstallation> {
  const settings = readSettings({
    LOG_LEVEL: logLevel,
    ...process.env,
    DATA_DIR: join(out, 'installation'),
    NETWORKS: 'sandbox',
  })
  if (keptSignIns(settings.DATA_DIR)) await catchUp(settings)
  else {
    onMaking()
    await makeInstallation(settings)
  }
  const core = await openCore(settings)
  try {
    await connectSandbox(core)
    const stopping = new AbortController()
    startWorkers(core, stopping.signal)
    let closing: Promise<void> | undefined
    return {
      core,
      signIns: keptSignIns(settings.DATA_DIR) ?? [],
      async close() {
        stopping.abort()
        closing ??= core.close()
        await closing
      },
    }
  } catch (thrown) {
    await core.close()
    throw thrown
  }
}
