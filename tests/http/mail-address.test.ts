import { describe, expect, it } from 'vitest'
import { mailAddress } from '../../src/api/parts/mail-address.ts'
import { people } from '../../src/api/people/people.ts'
import { signInBody } from '../../src/api/people/session.ts'

describe('a mail address', () => {
  it.each([
    ['admin@mrc.example ', 'admin@mrc.example'],
    ['\u00a0admin@mrc.example\u200b', 'admin@mrc.example'],
    ['Admin@MRC.example', 'Admin@MRC.example'],
    ['desk@münchen.example', 'desk@xn--mnchen-3ya.example'],
    ['desk@MÜNCHEN.example', 'desk@xn--mnchen-3ya.example'],
    ['desk@مثال.example', 'desk@xn--mgbh0fb.example'],
    ['ａｄｍｉｎ＠mrc.example', 'admin@mrc.example'],
  ])('"%s" is taken as %s, at sign-in as in an invitation', (typed, address) => {
    expect(mailAddress.parse(typed)).toBe(address)
    expect(signInBody.parse({ email: typed, password: 'x' }).email).toBe(address)
    expect(people.invite.body.parse({ name: 'J', email: typed, grants: [] }).email).toBe(address)
  })

  it.each([
    '',
    'desk',
    '@mrc.example',
    'a b@mrc.example',
    'رضا@mrc.example',
    'a@b@c',
    `${'a'.repeat(250)}@b.example`,
  ])('"%s" is refused in a sentence', typed => {
    const read = mailAddress.safeParse(typed)
    expect(read.success).toBe(false)
    expect(read.error?.issues[0]?.message).toMatch(/must be a mail address such as|at most 254/)
  })
})
