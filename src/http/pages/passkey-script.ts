/** The one script of our pages: browsers offer passkeys to scripts alone. */
export const passkeyScript = `
'use strict'
const send = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await answer.json()
  if (answer.ok) return json
  throw new Error(json.detail)
}
const on = (id, work) => {
  const form = document.getElementById(id)
  const fault = document.getElementById('passkey-fault')
  if (!form) return
  form.addEventListener('submit', async event => {
    event.preventDefault()
    fault.hidden = true
    try {
      location.assign(await work(new FormData(form), form))
    } catch (thrown) {
      fault.textContent = thrown.name === 'NotAllowedError' ? 'No passkey was chosen.' : thrown.message
      fault.hidden = false
    }
  })
}
on('add-passkey', async fields => {
  const options = await send('/api/v1/session/passkeys/options', { password: fields.get('password') })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await navigator.credentials.create({ publicKey })
  await send('/api/v1/session/passkeys', { name: fields.get('name'), response: made.toJSON() })
  return '/account'
})
on('passkey-sign-in', async (fields, form) => {
  const options = await send('/api/v1/session/passkey/options', {})
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const found = await navigator.credentials.get({ publicKey })
  await send('/api/v1/session/passkey', { response: found.toJSON() })
  return form.dataset.to
})
`
