import { expect, it } from 'vitest'
import { channelLabel } from '../../src/channels/channel-label.ts'
import { networkLabel, networkProfiles, profileOf, registerNetwork } from '../../src/networks/profiles.ts'

it('knows a network once it is registered, and refuses another of the same name', () => {
  const own = { ...profileOf('x'), label: 'Own', module: import.meta.url }
  expect(() => registerNetwork(own)).toThrow(/Two networks have the name "x"/)
  for (const name of ['attempts', 'X', 'a b', ''])
    expect(() => registerNetwork({ ...own, name })).toThrow(`A network cannot have the name "${name}".`)
  const forget = registerNetwork({ ...own, name: 'own' })
  expect(networkProfiles().map(({ label }) => label)).toEqual(['X', 'Facebook', 'Mastodon', 'Own'])
  forget()
  expect(networkProfiles().map(({ label }) => label)).toEqual(['X', 'Facebook', 'Mastodon'])
})

it('names those that it knows where one is asked for that it does not', () => {
  const unknown = 'linkedin'
  expect(() => profileOf(unknown)).toThrow(
    'Network "linkedin" is unknown; allowed are x, facebook, mastodon.',
  )
  expect(networkLabel(unknown)).toBe('linkedin')
  expect(channelLabel({ network: unknown, handle: 'mrc', name: 'MRC' })).toBe('linkedin @mrc')
})
