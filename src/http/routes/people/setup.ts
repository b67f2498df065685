import { setup } from '../../../api/people/setup.ts'
import { listOffices } from '../../../offices/office.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { serve } from '../../serve.ts'
import { setUp } from '../../set-up.ts'

export function addSetupRoutes(app: App, deps: AppDeps): void {
  serve(app, setup.run, async request => {
    const { token, name, email, password, ...fields } = request.body
    const made = await setUp(deps, { token, name, email, password }, fields)
    return { ...made, officeIds: (await listOffices(deps.db)).map(office => office.id) }
  })
}
