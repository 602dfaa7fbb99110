// Shows what needs a passkey only where passkeys work, and says so when one did not.
(function () {
  'use strict'
  // A passkey belongs to a name; an address of numbers has none.
  const works = Boolean(window.PublicKeyCredential) && !/^([\d.]+|\[.*\])$/.test(window.location.hostname)

  function show (what) {
    document.querySelectorAll('[data-passkey="' + what + '"]').forEach(function (part) { part.hidden = false })
  }

  show(works ? 'works' : 'missing')
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    show('failed')
  })
})()
