// Takes the token of a link out of its fragment, which no server and no log sees, into the form.
const opening = document.getElementById('open-link')
const token = new URLSearchParams(location.hash.slice(1)).get('token')
if (opening && token) {
  history.replaceState(null, '', location.pathname)
  opening.elements.namedItem('token').value = token
  opening.submit()
}

// Proposes what is usual in a country, until a person chooses otherwise.
const form = document.getElementById('set-up')
const country = document.getElementById('country')
const ticks = name => [...form.querySelectorAll(`input[name="${name}"]`)]
const touched = new Set()
form?.addEventListener('input', event => touched.add(event.target.name))
country?.addEventListener('change', () => {
  const { zones = '', days = '', languages = '' } = country.selectedOptions[0].dataset
  const all = zones.split(' ')
  if (!touched.has('timeZone')) form.elements.timeZone.value = all.length === 1 ? all[0] : ''
  for (const [name, usual] of [
    ['workingDays', days],
    ['language-of-posts', languages],
  ])
    if (!touched.has(name))
      for (const tick of ticks(name)) tick.checked = usual.split(' ').includes(tick.value)
})

// Shows how a password stands, by the server's own judgement.
const password = document.getElementById('password')
const strength = document.getElementById('strength')
const least = 12
let asked = 0
async function judge() {
  const [meter, says] = strength.children
  const length = [...password.value].length
  strength.hidden = length === 0
  asked += 1
  const mine = asked
  const show = (level, words) => {
    meter.value = level
    says.textContent = words
    strength.dataset.level = level
  }
  if (length < least)
    return show(1, strength.dataset.short.replace('{length}', length).replace('{least}', least))
  await new Promise(resolve => setTimeout(resolve, 400))
  if (mine !== asked) return
  const answer = await fetch('/setup/password', {
    method: 'POST',
    body: new URLSearchParams(new FormData(password.form)),
  }).catch(() => undefined)
  if (mine !== asked || !answer?.ok) return
  const { weakness } = await answer.json()
  show(weakness ? 2 : 3, weakness || strength.dataset.good)
}
if (strength) password.addEventListener('input', judge)
