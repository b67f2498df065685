import { call } from '../../../shared/api/client.ts'
import { useChange } from './second-factor.ts'

interface Wanted {
  name: string
  password: string
}

export function useEditPasskeys() {
  return {
    add: useChange(addPasskey),
    rename: useChange(({ id, ...body }: Wanted & { id: string }) =>
      call('PUT /api/v1/session/passkeys/:id', { params: { id }, body }),
    ),
    remove: useChange(({ id, password }: { id: string; password: string }) =>
      call('POST /api/v1/session/passkeys/:id/remove', { params: { id }, body: { password } }),
    ),
  }
}

/** The browser makes the key, the server keeps its public half. */
async function addPasskey({ name, password }: Wanted) {
  const options = await call('POST /api/v1/session/passkeys/options', { body: { password } })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  const made = await navigator.credentials.create({ publicKey })
  if (!(made instanceof PublicKeyCredential)) throw new Error('The browser made no passkey.')
  const { id, ...rest } = made.toJSON()
  return await call('POST /api/v1/session/passkeys', { body: { name, response: { id, ...rest } } })
}
