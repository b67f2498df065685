// Takes the token of a link out of its fragment, which no server and no log sees, into the form.
const opening = document.getElementById('open-link')
const token = new URLSearchParams(location.hash.slice(1)).get('token')
if (opening && token) {
  history.replaceState(null, '', location.pathname)
  opening.elements.namedItem('token').value = token
  opening.submit()
}
