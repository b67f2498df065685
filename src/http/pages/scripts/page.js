// Looks at a password, keeps a form from being sent twice, and waits where Dateline cannot be reached.
for (const peek of document.querySelectorAll('.peek')) {
  const input = document.getElementById(peek.getAttribute('aria-controls'))
  peek.hidden = false
  peek.addEventListener('click', () => {
    const isShown = input.type === 'password'
    input.type = isShown ? 'text' : 'password'
    peek.setAttribute('aria-pressed', String(isShown))
    peek.setAttribute('aria-label', isShown ? peek.dataset.hide : peek.dataset.show)
    input.focus()
  })
}

const banner = document.getElementById('unreachable')
let held
let isTrying = false

const isReachable = () =>
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(10_000) }).then(
    () => true,
    () => false,
  )
const pause = () => new Promise(resolve => setTimeout(resolve, 4_000))

async function tryUntilReachable() {
  if (isTrying || !banner) return
  isTrying = true
  while (!(await isReachable())) {
    banner.hidden = false
    await pause()
  }
  isTrying = false
  banner.hidden = true
  const form = held
  held = undefined
  if (form) form.submit()
}
addEventListener('offline', tryUntilReachable)
if (!navigator.onLine) tryUntilReachable()
for (const input of document.querySelectorAll('form[data-patient] [type="password"]'))
  input.addEventListener('focus', tryUntilReachable)

let sent
addEventListener('submit', event => {
  const form = event.target
  if (event.defaultPrevented || form.matches('.look, [id^="passkey"]')) return
  if (sent === form) return event.preventDefault()
  if (form.matches('[data-patient]') && (isTrying || !navigator.onLine)) {
    event.preventDefault()
    held = form
    tryUntilReachable()
    return
  }
  if (event.submitter?.hasAttribute('formaction')) return
  sent = form
  event.submitter?.setAttribute('aria-busy', 'true')
})
// Back from another page, the same form may be sent again.
addEventListener('pageshow', () => {
  sent = undefined
  for (const busy of document.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy')
})
