// Browsers offer passkeys to scripts alone.
async function ask(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await answer.json()
  if (answer.ok) return json
  throw Object.assign(new Error(json.detail), { code: json.code })
}

function onSubmit(id, work) {
  const form = document.getElementById(id)
  const fault = document.getElementById('passkey-fault')
  form?.addEventListener('submit', async event => {
    event.preventDefault()
    fault.hidden = true
    try {
      location.assign(await work(new FormData(form), form))
    } catch (thrown) {
      const words = JSON.parse(form.dataset.words)
      const code = thrown.name === 'NotAllowedError' ? 'none' : thrown.code
      fault.textContent = words[code] ?? thrown.message
      fault.hidden = false
    }
  })
}

onSubmit('add-passkey', async fields => {
  const options = await ask('/api/v1/session/passkeys/options', { password: fields.get('password') })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await navigator.credentials.create({ publicKey })
  await ask('/api/v1/session/passkeys', { name: fields.get('name'), response: made.toJSON() })
  return '/account'
})

onSubmit('passkey-sign-in', async (_fields, form) => {
  const options = await ask('/api/v1/session/passkey/options', {})
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const found = await navigator.credentials.get({ publicKey })
  await ask('/api/v1/session/passkey', { response: found.toJSON() })
  return `/sign-in/done?${new URLSearchParams({ to: form.dataset.to })}`
})
